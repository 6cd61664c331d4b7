package dev.paigomcp.auth;

import java.util.Optional;

/** Tells who a bearer token (RFC 6750) belongs to. Thread-safe. */
public interface TokenVerifier {
    /** Nobody when the token is unknown, expired, revoked or not meant for this server; never says which. */
    Optional<Principal> caller(String token);
}
