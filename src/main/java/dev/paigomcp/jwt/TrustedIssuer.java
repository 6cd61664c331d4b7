package dev.paigomcp.jwt;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are believed.
 *
 * @param issuer exactly as tokens name it
 * @param audience that a token must be meant for
 * @param jwksUrl of the keys; null when the issuer's metadata tells it (RFC 8414; OpenID Connect Discovery 1.0)
 */
public record TrustedIssuer(
        URI issuer, String audience, @Nullable URI jwksUrl) {}
