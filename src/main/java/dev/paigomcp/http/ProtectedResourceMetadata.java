package dev.paigomcp.http;

import dev.paigomcp.mapping.Scope;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells clients what this server is as a protected resource, and who gives tokens for it (RFC 9728). */
public final class ProtectedResourceMetadata implements Routes {
    private static final String PLACE = "/.well-known/oauth-protected-resource";

    private final URI resource;
    private final byte[] document;

    /** @param authorizationServers by their issuers; one at least (MCP 2026-07-28, Authorization) */
    public ProtectedResourceMetadata(URI resource, List<URI> authorizationServers) {
        this.resource = resource;
        var root = JsonNodeFactory.instance.objectNode().put("resource", resource.toString());
        var servers = root.putArray("authorization_servers");
        authorizationServers.forEach(server -> servers.add(server.toString()));
        var scopes = root.putArray("scopes_supported");
        Arrays.stream(Scope.values()).map(Scope::text).forEach(scopes::add);
        root.putArray("bearer_methods_supported").add("header");
        root.put("resource_name", "paigo-mcp");
        this.document = root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where it is (RFC 9728, section 3.1). */
    public URI address() {
        return resource.resolve(PLACE + resource.getRawPath());
    }

    /** Also at the root, for clients that look there, and as if the public address had no path, since proxies cut it off. */
    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        openPaths().forEach(place -> routes.get(place, this::answer));
    }

    /** It says what everybody may know (RFC 9728, section 3.1), and clients in browsers must read it. */
    @Override
    public Set<String> openPaths() {
        return new LinkedHashSet<>(List.of(PLACE, PLACE + HttpServer.MCP_PATH, PLACE + resource.getRawPath()));
    }

    private void answer(Context ctx) {
        ctx.header("Access-Control-Allow-Origin", "*");
        ctx.contentType(MediaTypes.JSON);
        ctx.result(document);
    }
}
