package dev.paigomcp.http;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.http.jetty.DisconnectWatcher;
import dev.paigomcp.http.jetty.WebServer;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that clients see: {@code POST /mcp}, {@code GET /health}, the routes of a sign-in, and a proper refusal of anything
 * else. {@link RequestPath} has the steps of a request.
 *
 * <p>Closing it stops accepting requests, lets running calls finish within a minute, then ends them.
 */
public final class HttpServer implements AutoCloseable {
    public static final String HEALTH_PATH = RequestPath.HEALTH_PATH;

    private static final Duration STOP_TIMEOUT_AFTER_DRAIN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final RequestPath path;
    private final WebServer server;
    private final DisconnectWatcher disconnects;
    private final Duration stopTimeout;

    private HttpServer(RequestPath path, WebServer server, DisconnectWatcher disconnects, Duration stopTimeout) {
        this.path = path;
        this.server = server;
        this.disconnects = disconnects;
        this.stopTimeout = stopTimeout;
    }

    /**
     * Starts a server that listens from now on.
     *
     * @throws ConfigException if it cannot listen on the host and the port
     */
    public static HttpServer start(HttpConfig config) {
        var disconnects = new DisconnectWatcher();
        var path = new RequestPath(config, disconnects);
        try {
            var server = WebServer.start(
                    config.host(),
                    config.port(),
                    config.limits(),
                    path::addTo,
                    "choose another port with PAIGO_MCP_PORT or --port, or another host with PAIGO_MCP_HOST or --host");
            var stopTimeout = config.limits().drainTimeout().plus(STOP_TIMEOUT_AFTER_DRAIN);
            return new HttpServer(path, server, disconnects, stopTimeout);
        } catch (RuntimeException | Error e) {
            disconnects.close();
            throw e;
        }
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return server.port();
    }

    /** Returns how many requests were refused since the start, by reason, in the order in which an operator is told. */
    public Map<String, Long> refusals() {
        return path.refusals();
    }

    @Override
    public void close() {
        if (!server.stop(stopTimeout)) {
            LOG.warn("stopped before every call had ended");
        }
        disconnects.close();
    }
}
