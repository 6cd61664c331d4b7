/**
 * The built-in authorization server: applications and their registration, sign-in sessions, consent, and the codes and
 * tokens that come of it. {@link dev.paigomcp.oauth.AuthorizationServer} puts it together and is the only way in. This
 * package may use signin, auth, store, secrets, fetch, limits, html, http and common.
 */
@NullMarked
package dev.paigomcp.oauth;

import org.jspecify.annotations.NullMarked;
