/**
 * Configures logback, which finds it as a service: one line for each event, to standard error, for which no caller waits.
 * Whoever ends the process flushes it. It may use no other package.
 */
@NullMarked
package dev.paigomcp.logging;

import org.jspecify.annotations.NullMarked;
