/**
 * The two JSON Schemas of a tool: what callers give and what a result shows. Uses {@code contract} and {@code mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.schema;

import org.jspecify.annotations.NullMarked;
