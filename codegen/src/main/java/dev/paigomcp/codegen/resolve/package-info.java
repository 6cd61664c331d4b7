/**
 * Joins each tool of the mapping with its operation of the contract: what neither says alone. Uses {@code mapping},
 * {@code contract} and {@code schema}.
 */
@NullMarked
package dev.paigomcp.codegen.resolve;

import org.jspecify.annotations.NullMarked;
