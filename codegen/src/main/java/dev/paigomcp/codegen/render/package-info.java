/**
 * The files that are written when there is no mistake. Uses {@code resolve}, {@code mapping} and {@code contract}.
 */
@NullMarked
package dev.paigomcp.codegen.render;

import org.jspecify.annotations.NullMarked;
