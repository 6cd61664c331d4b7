/** Who calls, for which account, and what he may do. */
@NullMarked
package dev.paigomcp.auth;

import org.jspecify.annotations.NullMarked;
