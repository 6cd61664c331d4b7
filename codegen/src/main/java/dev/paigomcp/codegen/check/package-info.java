/**
 * Holds the mapping against the contract and against itself, and reports each mistake at its line. It may use
 * {@code resolve}, {@code schema}, {@code mapping}, {@code contract}, {@code source} and
 * {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.check;

import org.jspecify.annotations.NullMarked;
