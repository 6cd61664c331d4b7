/**
 * Configures logback: one line for each event, to standard error. Nothing calls this package; logback finds it as a
 * service. It may use no other package.
 */
@NullMarked
package dev.paigomcp.logging;

import org.jspecify.annotations.NullMarked;
