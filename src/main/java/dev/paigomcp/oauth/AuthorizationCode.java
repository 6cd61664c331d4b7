package dev.paigomcp.oauth;

import java.time.Instant;

/**
 * An authorization code, kept under its hash; it stays known after its use, so that a second use is seen for what it is.
 *
 * @param grant the id of the consent that it stands for
 * @param redirectGiven whether the request for it named the redirect; then the request for tokens must too
 * @param challenge of PKCE, by S256
 * @param good until when it can be used
 */
record AuthorizationCode(
        String grant,
        String client,
        String redirect,
        boolean redirectGiven,
        String challenge,
        Instant good,
        boolean spent) {
    AuthorizationCode used() {
        return new AuthorizationCode(grant, client, redirect, redirectGiven, challenge, good, true);
    }
}
