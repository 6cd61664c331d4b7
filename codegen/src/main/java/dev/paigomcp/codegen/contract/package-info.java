/**
 * Paigo's OpenAPI 3.0 document: its repair, its operations and its schemas. It may use {@code source} and
 * {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.contract;

import org.jspecify.annotations.NullMarked;
