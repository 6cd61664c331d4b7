/**
 * The edge to openapi-generator: hands the documents to the pipeline, writes what comes out, and gives the client's
 * template what it prints. It is the only package here that knows openapi-generator, and the only one that reads and
 * writes files. It may use {@code codegen}, {@code source} and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.generator;

import org.jspecify.annotations.NullMarked;
