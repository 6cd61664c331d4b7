/**
 * The generator: from Paigo's contract and the tool mapping to the client and the tools.
 * {@link dev.paigomcp.codegen.Pipeline} says how its packages work together. It may use all of them but
 * {@code generator}, and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen;

import org.jspecify.annotations.NullMarked;
