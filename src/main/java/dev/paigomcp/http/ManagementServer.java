package dev.paigomcp.http;

import dev.paigomcp.common.ServerShutdown;
import dev.paigomcp.config.AddressRange;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.ManagementSettings;
import dev.paigomcp.config.Loopback;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is for the operator and not for the public, on a port of its own: how the server is, whether it lives, and whether
 * requests should be sent to it. No page of a browser may ask.
 */
public final class ManagementServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String LIVE_PATH = HttpServer.HEALTH_PATH + "/live";
    private static final String READY_PATH = HttpServer.HEALTH_PATH + "/ready";
    private static final Set<String> PATHS = Set.of(HttpServer.HEALTH_PATH, LIVE_PATH, READY_PATH);
    private static final Pattern HOST = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::\\d{1,5})?");

    private final Javalin javalin;

    private ManagementServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Listens at once.
     *
     * @param correlationIds a new one for each failure
     * @throws ConfigException when host and port cannot be listened on
     */
    public static ManagementServer start(
            ManagementSettings settings, ServerStatus condition, Supplier<String> correlationIds) {
        var headers = new SecurityHeaders(null);
        var javalin = Javalin.create(config -> {
            HttpServer.quiet(config);
            new JettySetup(settings.host(), settings.port(), HttpLimits.USUAL).apply(config.jetty);
            config.routes.before(ctx -> {
                headers.mark(ctx);
                checkCaller(ctx.req(), settings.host());
            });
            config.routes.get(HttpServer.HEALTH_PATH, ctx -> write(ctx, 200, condition.detail()));
            config.routes.get(LIVE_PATH, ctx -> write(ctx, 200, state().put("status", "up")));
            config.routes.get(READY_PATH, ctx -> ready(ctx, condition));
            config.routes.exception(HttpError.class, ErrorResponses::refused);
            config.routes.exception(HttpResponseException.class, ManagementServer::noRoute);
            config.routes.exception(Exception.class, new ErrorResponses(correlationIds)::failed);
        });
        try {
            return new ManagementServer(javalin.start());
        } catch (JavalinException e) {
            var reason = HttpServer.bindFailure(e);
            javalin.stop();
            if (reason == null) {
                throw e;
            }
            throw new ConfigException("Cannot listen on " + settings.host() + ", port " + settings.port() + " ("
                    + reason + "): another program may use it; choose another port with PAIGO_MANAGEMENT_PORT or"
                    + " --management-port, or another host with PAIGO_MANAGEMENT_HOST");
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        ServerShutdown.within(PATIENCE, javalin);
    }

    private static void ready(Context ctx, ServerStatus condition) {
        var obstacles = condition.obstacles();
        var state = state().put("ready", obstacles.isEmpty());
        if (!obstacles.isEmpty()) {
            obstacles.forEach(state.putArray("reasons")::add);
        }
        write(ctx, obstacles.isEmpty() ? 200 : 503, state);
    }

    /** A page can point a name of its own at this port, but never an address, which probes of orchestrators use. */
    private static void checkCaller(HttpServletRequest request, String host) {
        var hosts = Collections.list(request.getHeaders("Host"));
        var name = HOST.matcher(hosts.size() == 1 ? hosts.get(0) : "");
        var said = !name.matches() ? "" : name.group(1) != null ? name.group(1) : name.group(2);
        if (!Loopback.is(said) && AddressRange.address(said).isEmpty() && !said.equalsIgnoreCase(host)) {
            throw new HttpError(
                    403,
                    "The header Host must be, once, localhost, an IP address, or the host that PAIGO_MANAGEMENT_HOST"
                            + " names: ask by one of these");
        }
        if (request.getHeader("Origin") != null) {
            throw new HttpError(403, "The header Origin is that of a web page, and none may ask here: leave it out");
        }
    }

    private static void noRoute(HttpResponseException missing, Context ctx) {
        if (PATHS.contains(ctx.path())) {
            ctx.header("Allow", "GET, HEAD");
            ErrorResponses.refused(new HttpError(405, "This path takes GET, HEAD alone"), ctx);
        } else {
            var paths = HttpServer.HEALTH_PATH + " has all that is known, " + LIVE_PATH + " and " + READY_PATH
                    + " are for probes";
            ErrorResponses.refused(new HttpError(404, "There is nothing at this path: " + paths), ctx);
        }
    }

    private static ObjectNode state() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void write(Context ctx, int status, ObjectNode state) {
        ctx.status(status);
        ctx.contentType(MediaTypes.JSON);
        ctx.result(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
