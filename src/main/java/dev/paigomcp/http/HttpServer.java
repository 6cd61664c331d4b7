package dev.paigomcp.http;

import dev.paigomcp.common.ServerShutdown;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.store.StoreException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server as clients see it: {@code POST /mcp} and {@code GET /health}, and the right refusal for all else.
 *
 * <p>Closing it stops accepting, lets running calls finish within a minute, then ends them.
 */
public final class HttpServer implements AutoCloseable {
    static final String MCP_PATH = "/mcp";
    static final String HEALTH_PATH = "/health";
    private static final String SIGN_IN_PATHS = "/oauth/*";

    private static final Duration AFTER_DRAIN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin javalin;
    private final DisconnectWatcher hangUps;
    private final HttpLimits limits;

    private HttpServer(Javalin javalin, DisconnectWatcher hangUps, HttpLimits limits) {
        this.javalin = javalin;
        this.hangUps = hangUps;
        this.limits = limits;
    }

    /**
     * Listens at once.
     *
     * @param port 0 for any free one
     * @param visitors who may call beside programs of this machine
     * @param paigo a word on whether Paigo can be reached; must not wait for Paigo
     * @param correlationIds a new one for each call
     * @throws ConfigException when host and port cannot be listened on
     */
    public static HttpServer start(
            String host,
            int port,
            AllowedOrigins visitors,
            McpEndpoint endpoint,
            Supplier<String> paigo,
            Supplier<String> correlationIds) {
        return start(host, port, visitors, RequestLimits.FREE, endpoint, paigo, correlationIds, HttpLimits.USUAL);
    }

    /**
     * The same for any service.
     *
     * @param traffic how often callers may call
     * @throws ConfigException when host and port cannot be listened on
     */
    public static HttpServer start(
            String host,
            int port,
            AllowedOrigins visitors,
            RequestLimits traffic,
            Service service,
            Supplier<String> correlationIds) {
        return start(host, port, visitors, traffic, service, correlationIds, HttpLimits.USUAL);
    }

    static HttpServer start(
            String host,
            int port,
            AllowedOrigins visitors,
            RequestLimits traffic,
            McpEndpoint endpoint,
            Supplier<String> paigo,
            Supplier<String> correlationIds,
            HttpLimits limits) {
        return start(host, port, visitors, traffic, Service.open(endpoint, paigo), correlationIds, limits);
    }

    private static HttpServer start(
            String host,
            int port,
            AllowedOrigins visitors,
            RequestLimits traffic,
            Service service,
            Supplier<String> correlationIds,
            HttpLimits limits) {
        var hangUps = new DisconnectWatcher();
        var callers = new HostOriginFilter(visitors, service.openPaths());
        var cors = new Cors(visitors.corsOrigins());
        var headers = new SecurityHeaders(visitors.publicUrl());
        var javalin = Javalin.create(config -> {
            quiet(config);
            new JettySetup(host, port, limits).apply(config.jetty);
            var answers = new ErrorResponses(correlationIds);
            config.routes.before(ctx -> {
                headers.mark(ctx);
                cors.mark(ctx);
                callers.check(ctx.req());
                traffic.address(ctx.req());
            });
            config.routes.post(
                    MCP_PATH, new McpRoute(service.door(), traffic, correlationIds, limits, hangUps)::handle);
            config.routes.options(MCP_PATH, cors::preflight);
            config.routes.get(HEALTH_PATH, new HealthRoute(service.health())::handle);
            service.routes().forEach(routes -> routes.addTo(config.routes));
            if (!service.routes().isEmpty()) {
                config.routes.after(SIGN_IN_PATHS, ctx -> traffic.signIn(ctx.statusCode()));
            }
            config.routes.exception(HttpError.class, ErrorResponses::refused);
            config.routes.exception(RateLimited.class, ErrorResponses::tooMany);
            config.routes.exception(HttpResponseException.class, ErrorResponses::noRoute);
            config.routes.exception(StoreException.class, answers::unavailable);
            config.routes.exception(Exception.class, answers::failed);
        });
        try {
            return new HttpServer(javalin.start(), hangUps, limits);
        } catch (JavalinException e) {
            var reason = bindFailure(e);
            javalin.stop();
            hangUps.close();
            if (reason == null) {
                throw e;
            }
            throw new ConfigException("Cannot listen on " + host + ", port " + port + " (" + reason
                    + "): another program may use it; choose another port with PAIGO_MCP_PORT or --port, or another"
                    + " host with PAIGO_MCP_HOST or --host");
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        if (!ServerShutdown.within(limits.drain().plus(AFTER_DRAIN), javalin)) {
            LOG.warn("stopped before every call had ended");
        }
        hangUps.close();
    }

    static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = false;
    }

    static @Nullable String bindFailure(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return cause.getMessage();
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host is not known";
            }
        }
        return null;
    }
}
