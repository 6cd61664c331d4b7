package dev.paigomcp.http.auth;

import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.http.filter.Cors;
import dev.paigomcp.http.filter.MediaTypes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells clients what this server is as a protected resource, and who issues tokens for it (RFC 9728). */
public final class ProtectedResourceMetadata implements Routes {
    private static final String PATH = "/.well-known/oauth-protected-resource";

    private final URI resource;
    private final byte[] document;

    /**
     * Describes the resource.
     *
     * @param authorizationServers their issuer identifiers; at least one (MCP 2026-07-28, Authorization)
     * @param version of the scopes that they know
     */
    public ProtectedResourceMetadata(URI resource, List<URI> authorizationServers, ScopeVersion version) {
        this.resource = resource;
        var root = JsonNodeFactory.instance.objectNode().put("resource", resource.toString());
        var servers = root.putArray("authorization_servers");
        authorizationServers.forEach(server -> servers.add(server.toString()));
        var scopes = root.putArray("scopes_supported");
        version.texts().forEach(scopes::add);
        root.putArray("bearer_methods_supported").add("header");
        root.put("resource_name", "paigo-mcp");
        this.document = root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the address of the document (RFC 9728, section 3.1). */
    public URI address() {
        return resource.resolve(PATH + resource.getRawPath());
    }

    /**
     * Adds the path of the document, and two more: the root, where some clients look, and the path without the prefix of the
     * public address, which proxies cut off. Each may end with a slash.
     */
    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        openPaths().forEach(path -> {
            routes.get(path, this::answer);
            routes.options(path, Cors::preflightForAll);
        });
    }

    /** The document is public (RFC 9728, section 3.1), and clients in browsers must be able to read it. */
    @Override
    public Set<String> openPaths() {
        return Stream.of(PATH, PATH + PublicUrl.MCP_PATH, PATH + resource.getRawPath())
                .flatMap(path -> Stream.of(path, path + "/"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void answer(Context ctx) {
        ctx.header("Access-Control-Allow-Origin", "*");
        ctx.contentType(MediaTypes.JSON);
        ctx.result(document);
    }
}
