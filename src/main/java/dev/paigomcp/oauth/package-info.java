/**
 * The built-in authorization server: applications and their registration, sign-in sessions, consent, and the codes
 * and tokens that come of it. {@link dev.paigomcp.oauth.AuthorizationServer} is the way in. It may use {@code auth},
 * {@code common}, {@code config}, {@code fetch}, {@code html}, {@code http.auth}, {@code http.filter}, {@code limits}, {@code mapping},
 * {@code secrets}, {@code signin} and {@code store}.
 */
@NullMarked
package dev.paigomcp.oauth;

import org.jspecify.annotations.NullMarked;
