/**
 * {@code tools.yaml}, held against its grammar and read into types that know their lines. The plans in it are types of
 * {@code dev.paigomcp.mapping}. Uses {@code source}.
 */
@NullMarked
package dev.paigomcp.codegen.mapping;

import org.jspecify.annotations.NullMarked;
