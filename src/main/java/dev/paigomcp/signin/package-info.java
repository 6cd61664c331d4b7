/**
 * How a person proves who they are: at their organisation's identity provider, or by Paigo credentials of their own.
 * This package may use auth, jwt, fetch, limits, paigo, secrets and store, and knows nothing of the pages that people
 * see.
 */
@NullMarked
package dev.paigomcp.signin;

import org.jspecify.annotations.NullMarked;
