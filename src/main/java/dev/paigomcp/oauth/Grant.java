package dev.paigomcp.oauth;

import dev.paigomcp.mapping.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * A consent, as it is stored: what a person has allowed an application.
 *
 * @param resource that its tokens are for
 * @param principal the name of the person
 * @param refreshes whether the application takes refresh tokens
 * @param claims by which the person was let in
 * @param ends when the person must sign in again
 */
record Grant(
        String id,
        String resource,
        String client,
        String principal,
        String account,
        Set<Scope> scopes,
        boolean refreshes,
        SealedClaims claims,
        Instant ends) {
    Grant {
        scopes = Set.copyOf(scopes);
    }
}
