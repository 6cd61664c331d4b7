/**
 * Writes the files, when there is no mistake. It may use {@code resolve}, {@code mapping}, {@code contract},
 * {@code source} and {@code dev.paigomcp.mapping}.
 */
@NullMarked
package dev.paigomcp.codegen.render;

import org.jspecify.annotations.NullMarked;
