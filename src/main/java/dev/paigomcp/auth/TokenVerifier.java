package dev.paigomcp.auth;

import java.util.Optional;

/** Finds the caller behind a bearer token (RFC 6750). Thread-safe. */
public interface TokenVerifier {
    /**
     * Returns the caller that the token belongs to, or empty if the token is unknown, expired, revoked or meant for
     * another server; the result never says which.
     */
    Optional<Principal> verify(String token);
}
