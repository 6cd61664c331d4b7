/** Holds what clients will see against the limits that each of them has. */
@NullMarked
package dev.paigomcp.codegen.fit;

import org.jspecify.annotations.NullMarked;
