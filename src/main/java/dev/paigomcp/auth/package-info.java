/**
 * Who calls, which accounts there are, and what a caller may do: the values that identity is made of, however people
 * prove who they are. It may use {@code common}, {@code config}, {@code mapping} and {@code paigo}.
 */
@NullMarked
package dev.paigomcp.auth;

import org.jspecify.annotations.NullMarked;
