/**
 * Paigo's OpenAPI 3.0 document: its repair, its operations and its schemas. Uses {@code source}.
 */
@NullMarked
package dev.paigomcp.codegen.contract;

import org.jspecify.annotations.NullMarked;
