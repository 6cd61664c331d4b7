package dev.paigomcp.http.management;

import dev.paigomcp.config.AddressRange;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.ManagementSettings;
import dev.paigomcp.config.Loopback;
import dev.paigomcp.http.ErrorResponses;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.http.filter.HostOriginFilter;
import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.http.filter.HttpFilter;
import dev.paigomcp.http.filter.MediaTypes;
import dev.paigomcp.http.filter.SecurityHeaders;
import dev.paigomcp.http.jetty.HttpLimits;
import dev.paigomcp.http.jetty.WebServer;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server for the operator, on a port of its own: the status of the server, whether it is alive, and whether it is ready for
 * requests. Web pages may not call it.
 */
public final class ManagementServer implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private static final String DETAIL_PATH = HttpServer.HEALTH_PATH;
    private static final String LIVE_PATH = DETAIL_PATH + "/live";
    private static final String READY_PATH = DETAIL_PATH + "/ready";
    private static final String METHODS = "GET, HEAD";

    private final WebServer server;

    private ManagementServer(WebServer server) {
        this.server = server;
    }

    /**
     * Starts a server that listens from now on.
     *
     * @param correlationIds supplies a new id for each failure
     * @throws ConfigException if it cannot listen on the host and the port
     */
    public static ManagementServer start(
            ManagementSettings settings, ServerStatus status, Supplier<String> correlationIds) {
        return new ManagementServer(WebServer.start(
                settings.host(),
                settings.port(),
                HttpLimits.DEFAULT,
                routes -> addRoutes(routes, settings.host(), status, correlationIds),
                "choose another port with PAIGO_MANAGEMENT_PORT or --management-port, or another host with"
                        + " PAIGO_MANAGEMENT_HOST"));
    }

    private static void addRoutes(
            JavalinDefaultRoutingApi routes, String host, ServerStatus status, Supplier<String> correlationIds) {
        var filters = List.<HttpFilter>of(new SecurityHeaders(false), ctx -> checkCaller(ctx, host));
        routes.before(ctx -> filters.forEach(filter -> filter.apply(ctx)));
        routes.get(DETAIL_PATH, ctx -> write(ctx, 200, status.detail()));
        routes.get(LIVE_PATH, ctx -> write(ctx, 200, object().put("status", "up")));
        routes.get(READY_PATH, ctx -> writeReadiness(ctx, status.obstacles()));
        new ErrorResponses(
                        correlationIds,
                        Map.of(DETAIL_PATH, METHODS, LIVE_PATH, METHODS, READY_PATH, METHODS),
                        DETAIL_PATH + " has all that is known, " + LIVE_PATH + " and " + READY_PATH + " are for probes")
                .addTo(routes);
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop(STOP_TIMEOUT);
    }

    private static void writeReadiness(Context ctx, List<String> obstacles) {
        var state = object().put("ready", obstacles.isEmpty());
        if (!obstacles.isEmpty()) {
            obstacles.forEach(state.putArray("reasons")::add);
        }
        write(ctx, obstacles.isEmpty() ? 200 : 503, state);
    }

    /** A page can point a name of its own at this port, but not an address; probes of orchestrators use addresses. */
    private static void checkCaller(Context ctx, String ownHost) {
        var hosts = Collections.list(ctx.req().getHeaders("Host"));
        var host = HostOriginFilter.host(hosts.size() == 1 ? hosts.get(0) : "").orElse("");
        var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (!Loopback.is(name) && AddressRange.address(name).isEmpty() && !name.equalsIgnoreCase(ownHost)) {
            throw new HttpError(
                    403,
                    "The header Host must be, once, localhost, an IP address, or the host that PAIGO_MANAGEMENT_HOST"
                            + " names: ask by one of these");
        }
        if (ctx.header("Origin") != null) {
            throw new HttpError(403, "The header Origin is that of a web page, and none may ask here: leave it out");
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void write(Context ctx, int status, ObjectNode state) {
        ctx.status(status);
        ctx.contentType(MediaTypes.JSON);
        ctx.result(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
