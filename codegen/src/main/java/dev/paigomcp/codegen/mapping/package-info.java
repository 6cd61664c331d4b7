/**
 * {@code tools.yaml}, held against its grammar and read into types that know their lines. The plans in it are types
 * of {@code dev.paigomcp.mapping}. It may use {@code source} and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.mapping;

import org.jspecify.annotations.NullMarked;
