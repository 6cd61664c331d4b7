/**
 * Holds what clients will see against the limits that each client has. Uses {@code mapping} and {@code source}.
 */
@NullMarked
package dev.paigomcp.codegen.fit;

import org.jspecify.annotations.NullMarked;
