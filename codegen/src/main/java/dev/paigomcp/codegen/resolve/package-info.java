/**
 * Joins each tool of the mapping with its operation of the contract, which fixes its plan and its two schemas. It
 * may use {@code mapping}, {@code contract}, {@code schema}, {@code source} and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.resolve;

import org.jspecify.annotations.NullMarked;
