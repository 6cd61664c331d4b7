/**
 * Holds what clients will see against the limits that each client has. It may use {@code mapping}, {@code source}
 * and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.fit;

import org.jspecify.annotations.NullMarked;
