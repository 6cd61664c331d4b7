package dev.paigomcp.auth;

import dev.paigomcp.common.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's identity provider (OpenID Connect or RFC 8414), and what this server is to it.
 *
 * @param issuer exactly as its tokens name it; its metadata is published below this address
 * @param audience that its tokens are meant for; null if that is the resource of this server (RFC 8707)
 * @param jwksUrl the address of its keys; null if its metadata names it
 * @param client this server as one of its clients; null if nobody signs in there through this server
 */
public record IdentityProvider(
        URI issuer,
        @Nullable String audience,
        @Nullable URI jwksUrl,
        @Nullable Client client) {
    /** The credentials that this server has at the provider. */
    public record Client(String id, Secret secret) {}

    /** Returns the audience that a token of the provider must name. */
    public String audienceOr(URI resource) {
        return audience == null ? resource.toString() : audience;
    }
}
