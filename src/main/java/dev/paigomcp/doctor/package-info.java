/**
 * The command {@code doctor}: checks Java, the settings, the way to Paigo and the port, and reports each finding with its
 * fix. No check changes anything, and each is bounded in time. It sits beside {@code cli} at the top: it may use
 * {@code App}, {@code config}, {@code paigo}, {@code tools}, {@code transport} and {@code common}.
 */
@NullMarked
package dev.paigomcp.doctor;

import org.jspecify.annotations.NullMarked;
