/**
 * Holds the mapping against the contract and itself, and reports each mistake at its line. Uses {@code resolve} and all
 * that it stands on.
 */
@NullMarked
package dev.paigomcp.codegen.check;

import org.jspecify.annotations.NullMarked;
