package dev.paigomcp.oauth;

import dev.paigomcp.mapping.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token request comes to.
 *
 * @param refresh null when the client takes none
 * @param seconds that the access token is good for
 */
record TokenResponse(String access, @Nullable String refresh, Set<Scope> scopes, long seconds) {}
