package dev.paigomcp.auth;

import dev.paigomcp.common.Secret;
import java.net.URI;

/**
 * An organisation's OpenID Connect provider, and this server as one of its clients.
 *
 * @param issuer whose metadata is at {@code /.well-known/openid-configuration} below it
 */
public record IdentityProvider(URI issuer, String clientId, Secret clientSecret) {}
