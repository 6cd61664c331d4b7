package dev.paigomcp.http.jetty;

import dev.paigomcp.common.ServerShutdown;
import dev.paigomcp.config.ConfigException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A Javalin server on a Jetty that is set up by {@link JettySetup}. It answers on its routes and does nothing else. */
public final class WebServer {
    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts a server that listens from now on.
     *
     * @param port 0 for any free port
     * @param routes adds the routes
     * @param fix what to do if another program uses the port, for the message
     * @throws ConfigException if the server cannot listen on host and port
     */
    public static WebServer start(
            String host, int port, HttpLimits limits, Consumer<JavalinDefaultRoutingApi> routes, String fix) {
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.router.ignoreTrailingSlashes = false;
            config.router.handlerWrapper(WebServer::withErrors);
            new JettySetup(host, port, limits).apply(config.jetty);
            routes.accept(config.routes);
        });
        try {
            return new WebServer(javalin.start());
        } catch (JavalinException e) {
            javalin.stop();
            throw bindFailure(e)
                    .<RuntimeException>map(reason -> new ConfigException("Cannot listen on " + host + ", port " + port
                            + " (" + reason + "): another program may use it; " + fix))
                    .orElse(e);
        }
    }

    /** Throws errors as exceptions: Javalin asks the routes only about those, and answers nothing to an error. */
    private static Handler withErrors(Endpoint endpoint) {
        var handler = endpoint.handler;
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (Error e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return javalin.port();
    }

    /**
     * Stops accepting requests, and waits for those that run.
     *
     * @return whether all of them ended within the timeout
     */
    public boolean stop(Duration timeout) {
        return ServerShutdown.within(timeout, javalin);
    }

    private static Optional<String> bindFailure(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return Optional.of("the host is not known");
            }
        }
        return Optional.empty();
    }
}
