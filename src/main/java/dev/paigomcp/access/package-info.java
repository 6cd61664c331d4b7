/** Who calls, for which account, and what he may do. */
@NullMarked
package dev.paigomcp.access;

import org.jspecify.annotations.NullMarked;
