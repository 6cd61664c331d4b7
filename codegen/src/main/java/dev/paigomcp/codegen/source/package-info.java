/**
 * YAML and JSON files as trees that know their lines, and the mistakes that are found in them. It may use
 * {@code dev.paigomcp.mapping} (nearest names).
 */
@NullMarked
package dev.paigomcp.codegen.source;

import org.jspecify.annotations.NullMarked;
