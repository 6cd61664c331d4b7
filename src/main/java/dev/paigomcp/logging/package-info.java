/**
 * Configures logback, which finds it as a service: one line for each event, to standard error, for which no caller waits.
 * Whoever ends the process flushes it. It may use {@code common}.
 */
@NullMarked
package dev.paigomcp.logging;

import org.jspecify.annotations.NullMarked;
