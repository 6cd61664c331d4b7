/** Secrets at rest. */
@NullMarked
package dev.paigomcp.secrets;

import org.jspecify.annotations.NullMarked;
