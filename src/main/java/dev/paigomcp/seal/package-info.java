/** Secrets at rest. */
@NullMarked
package dev.paigomcp.seal;

import org.jspecify.annotations.NullMarked;
