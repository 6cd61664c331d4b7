/**
 * The command {@code doctor}: checks Java, the settings, the way to Paigo and the port, and reports each finding
 * with its fix. No check changes anything, and each is bounded in time. It may use {@code App}, {@code accounts},
 * {@code auth}, {@code common}, {@code config}, {@code mapping}, {@code outbound}, {@code paigo}, {@code store},
 * {@code tools} and {@code transport}.
 */
@NullMarked
package dev.paigomcp.doctor;

import org.jspecify.annotations.NullMarked;
