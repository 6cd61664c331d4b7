package dev.paigomcp.http;

import static dev.paigomcp.config.PublicUrl.MCP_PATH;

import dev.paigomcp.http.filter.Cors;
import dev.paigomcp.http.filter.HostOriginFilter;
import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.http.filter.HttpFilter;
import dev.paigomcp.http.filter.MediaTypes;
import dev.paigomcp.http.filter.SecurityHeaders;
import dev.paigomcp.http.jetty.DisconnectWatcher;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The way of a request through this server, in order: first the filters, which every request passes, then its route.
 *
 * <p>The order is part of the security of the server, so it is written down as code, in {@link #filters} and {@link #mcp}, and
 * nowhere else. Headers come first because refusals need them too. The checks of Host and Origin come before everything that
 * costs memory or time, because pages of strangers stop there. The address is limited before anything of the caller is
 * believed.
 *
 * <p>A caller is authenticated by headers alone. Only then is the body read, so that strangers cannot make the server read 4
 * MiB each. Authentication yields an admission: the principal, and a lease of the endpoint of their account. The lease spans
 * the rest of the way, which is why these steps are one method with a {@code try} and not filters.
 *
 * <p>A step refuses a request by throwing an {@link HttpError}; it never writes a response itself. {@link ErrorResponses} turns
 * into responses whatever is thrown on the way, so that all failures look alike and leave the connection in a known state.
 *
 * <p>Javalin could hold state between filters as attributes of a request. That was rejected: a value that the compiler sees
 * cannot be forgotten, and its lifetime is visible. Alternatives to one list, such as a filter that is registered for a path
 * where that path is defined, hide the order. Thread-safe.
 */
final class RequestPath {
    static final String HEALTH_PATH = "/health";
    /** With a slash too, as people type it. */
    private static final Set<String> MCP_PATHS = Set.of(MCP_PATH, MCP_PATH + "/");

    private static final String SIGN_IN_PATHS = "/oauth/*";

    private final HttpConfig config;
    private final Cors cors;
    private final BodyReader bodies;
    private final McpCalls calls;
    private final LongAdder refusedAtSignIn = new LongAdder();

    RequestPath(HttpConfig config, DisconnectWatcher disconnects) {
        this.config = config;
        this.cors = new Cors(
                config.allowedOrigins().corsOrigins(),
                MCP_PATHS,
                List.of(McpCalls.CORRELATION_ID, HttpError.CHALLENGE));
        this.bodies = new BodyReader(config.limits());
        this.calls = new McpCalls(config, disconnects);
    }

    /** The steps of every request. */
    private List<HttpFilter> filters() {
        var origins = config.allowedOrigins();
        return List.of(
                new SecurityHeaders(origins.isPublicOverTls()),
                cors,
                new HostOriginFilter(origins, config.service().openPaths()),
                HttpFilter.exceptFor(HEALTH_PATH, config.requestLimits()::checkAddress));
    }

    /** The further steps of {@code POST /mcp}. */
    private void mcp(Context ctx) {
        try (var admission = config.service().authenticator().authenticate(ctx.req())) {
            admission.principal().ifPresent(config.requestLimits()::checkPrincipal);
            MediaTypes.check(ctx.req());
            var body = bodies.read(ctx.req());
            calls.answer(ctx, admission, body);
        }
    }

    /**
     * {@code GET} and {@code HEAD /mcp}: there is no stream to listen to. Some clients ask for one to find out whether
     * they must sign in, so that whoever must is told that first.
     */
    private void stream(Context ctx) {
        try (var admission = config.service().authenticator().authenticate(ctx.req())) {
            admission.principal().ifPresent(config.requestLimits()::checkPrincipal);
            throw new MethodNotAllowedResponse();
        }
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        var filters = filters();
        routes.before(ctx -> filters.forEach(filter -> filter.apply(ctx)));
        for (var path : MCP_PATHS) {
            routes.post(path, this::mcp);
            routes.get(path, this::stream);
            routes.head(path, this::stream);
            routes.options(path, cors::preflight);
        }
        routes.get(HEALTH_PATH, config.service().health()::answer);
        config.service().routes().forEach(more -> more.addTo(routes));
        if (!config.service().routes().isEmpty()) {
            routes.after(SIGN_IN_PATHS, ctx -> countSignIn(ctx.statusCode()));
        }
        new ErrorResponses(
                        config.correlationIds(),
                        Map.of(MCP_PATH, "POST", MCP_PATH + "/", "POST", HEALTH_PATH, "GET, HEAD"),
                        "the protocol is at " + MCP_PATH + ", the state of the server at " + HEALTH_PATH)
                .addTo(routes);
    }

    private void countSignIn(int status) {
        if (status >= 400) {
            refusedAtSignIn.increment();
        }
    }

    /** Returns how many requests were refused since the start, by reason. */
    Map<String, Long> refusals() {
        var authenticator = config.service().authenticator();
        var counts = new LinkedHashMap<String, Long>();
        counts.put("refusedForRate", config.requestLimits().refused());
        counts.put("refusedTokens", authenticator.refusedTokens());
        counts.put("refusedRights", calls.refusedForRights());
        counts.put("refusedAtSignIn", refusedAtSignIn.sum());
        counts.put("lockedAddresses", authenticator.lockedAddresses());
        return counts;
    }
}
