package dev.paigomcp.demo;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's HTTP server. Every request goes to the API or to the admin routes. */
final class DemoHttp {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHttp.class);
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;
    /** Requests that a fault delays hold a thread each; the other requests need threads too. */
    private static final int MAX_THREADS = 400;

    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.DELETE,
            HandlerType.PATCH,
            HandlerType.HEAD,
            HandlerType.OPTIONS);
    private final DemoApiHandler api;
    private final AdminRoutes admin;

    DemoHttp(DemoApiHandler api, AdminRoutes admin) {
        this.api = api;
        this.admin = admin;
    }

    Javalin start(String host, int port) {
        return Javalin.create(this::configure).start(host, port);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        if (Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS) {
            config.concurrency.useVirtualThreads = true;
        } else {
            var threads = new QueuedThreadPool(MAX_THREADS, 4);
            threads.setName("demo-paigo");
            threads.setDaemon(true);
            config.jetty.threadPool = threads;
        }
        // Ids are free text, so %2F in a path is a slash within an id: paths are split before they are decoded.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
        config.jetty.modifyServletContextHandler(
                servlets -> servlets.getServletHandler().setDecodeAmbiguousURIs(true));
        for (var method : METHODS) {
            config.routes.addHttpHandler(method, "/*", this::handle);
        }
        config.routes.exception(Exception.class, (failure, context) -> {
            LOG.error("The demo Paigo failed on {} {}", context.method(), context.path(), failure);
            write(
                    context,
                    DemoResponse.json(
                            500, DemoJson.message("Internal server error").put("statusCode", 500)));
        });
    }

    private void handle(Context context) {
        var method = context.method().name();
        var path = context.req().getRequestURI();
        try {
            var answer = path.startsWith(AdminRoutes.PREFIX)
                    ? Optional.of(admin.answer(method, path, context.bodyAsBytes()))
                    : api.answer(sent(context, method, path));
            answer.ifPresentOrElse(response -> write(context, response), () -> closeConnection(context));
        } catch (DemoRefusal refused) {
            write(context, refused.response());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closeConnection(context);
        }
    }

    private static DemoApiHandler.Sent sent(Context context, String method, String path) {
        Map<String, String> query = context.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().get(0)));
        var authorization = Objects.requireNonNullElse(context.header("Authorization"), "");
        return new DemoApiHandler.Sent(method, path, query, authorization, context.bodyAsBytes());
    }

    /** Closes the connection under the request: the caller gets no response, and what is written later goes nowhere. */
    private static void closeConnection(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static void write(Context context, DemoResponse response) {
        context.status(response.status());
        context.contentType(response.contentType());
        response.headers().forEach((name, value) -> context.header(name, value));
        context.result(response.text());
    }
}
