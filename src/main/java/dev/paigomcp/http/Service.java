package dev.paigomcp.http;

import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.mcp.McpEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server does.
 *
 * @param door by which requests of the protocol come in
 * @param health what it says of itself to whoever asks
 * @param routes that it answers beside
 */
public record Service(Authenticator door, Health health, List<Routes> routes) {
    /**
     * What {@code GET /health} tells.
     *
     * @param environment of the account behind, in a word
     * @param paigo a word on whether Paigo can be reached; must not wait for Paigo
     */
    public record Health(String environment, String version, Supplier<String> paigo) {}

    public Service {
        routes = List.copyOf(routes);
    }

    /** The paths that pages of any origin may ask. */
    Set<String> openPaths() {
        return routes.stream().flatMap(more -> more.openPaths().stream()).collect(Collectors.toSet());
    }

    /** One endpoint for everybody. */
    public static Service open(McpEndpoint endpoint, Supplier<String> paigo) {
        var identity = endpoint.identity();
        var health = new Health(identity.environment().name(), identity.version(), paigo);
        return new Service(new NoAuthentication(endpoint), health, List.of());
    }

    /**
     * To each his own, by the token that he sends.
     *
     * @param metadata where a client learns how to get a token; null when it must have been given one
     */
    public static Service signedIn(
            TokenVerifier bearers,
            AccountEndpoints endpoints,
            @Nullable URI metadata,
            Health health,
            List<Routes> routes) {
        return new Service(new BearerAuthentication(bearers, endpoints, new BearerChallenge(metadata)), health, routes);
    }
}
