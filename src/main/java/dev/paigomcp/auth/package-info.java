/**
 * Who calls, which accounts there are, and what a caller may do: the values that identity is made of, whichever way
 * somebody proves who they are. This package may use config, common, mapping and paigo.
 */
@NullMarked
package dev.paigomcp.auth;

import org.jspecify.annotations.NullMarked;
