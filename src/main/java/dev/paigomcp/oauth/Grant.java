package dev.paigomcp.oauth;

import dev.paigomcp.mapping.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * A consent.
 *
 * @param resource that its tokens are for
 * @param refreshes whether the client takes refresh tokens
 * @param claims by which he was admitted, sealed; empty when he is here by himself
 * @param ends when he must sign in again
 */
record Grant(
        String id,
        String resource,
        String client,
        String principal,
        String account,
        Set<Scope> scopes,
        boolean refreshes,
        String claims,
        Instant ends) {
    Grant {
        scopes = Set.copyOf(scopes);
    }
}
