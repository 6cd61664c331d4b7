/**
 * The two JSON Schemas of a tool: what callers give and what a result shows. It may use {@code contract},
 * {@code mapping} and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.schema;

import org.jspecify.annotations.NullMarked;
