package dev.paigomcp.http;

import dev.paigomcp.http.auth.Authenticator;
import dev.paigomcp.http.auth.Routes;
import dev.paigomcp.mcp.McpEndpoint;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a server offers.
 *
 * @param authenticator leads each request for {@code /mcp} to an endpoint
 * @param health what the server tells anyone about itself
 * @param routes further paths that the server answers at
 */
public record Service(Authenticator authenticator, Health health, List<Routes> routes) {
    public Service {
        routes = List.copyOf(routes);
    }

    /**
     * Returns the service of one endpoint to everyone.
     *
     * @param paigo the latest known status of Paigo; must not wait for it
     */
    public static Service withoutAuthentication(McpEndpoint endpoint, Supplier<Health.PaigoStatus> paigo) {
        var info = endpoint.identity();
        var health = new Health(info.environment().name(), info.version(), paigo);
        return new Service(Authenticator.none(endpoint), health, List.of());
    }

    /** Returns the paths that web pages of any origin may ask for. */
    Set<String> openPaths() {
        return routes.stream().flatMap(more -> more.openPaths().stream()).collect(Collectors.toSet());
    }
}
