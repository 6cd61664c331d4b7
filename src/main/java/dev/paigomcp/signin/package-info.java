/** How somebody shows who he is: at his organisation's identity provider, or by a Paigo account's own credentials. */
@NullMarked
package dev.paigomcp.signin;

import org.jspecify.annotations.NullMarked;
