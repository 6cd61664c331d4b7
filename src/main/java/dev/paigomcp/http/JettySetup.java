package dev.paigomcp.http;

import io.javalin.config.JettyConfig;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty listens, and with which threads. */
final class JettySetup {
    private static final int FEWEST_THREADS = 4;
    private static final int THREAD_IDLE_MILLIS = 10_000;
    /** Connections that may wait to be accepted; the platform's 50 refuses a burst. */
    private static final int BACKLOG = 1_024;

    /**
     * Headers on which Javalin would act: it would take the first's method for the request's, past whatever guards the
     * server by method, and would start a session for each request with the second, before anything was checked.
     */
    private static final List<String> IGNORED = List.of("X-HTTP-Method-Override", "Sec-WebSocket-Version");

    private final String host;
    private final int port;
    private final HttpLimits limits;

    JettySetup(String host, int port, HttpLimits limits) {
        this.host = host;
        this.port = port;
        this.limits = limits;
    }

    void apply(JettyConfig jetty) {
        jetty.threadPool = threads();
        jetty.modifyHttpConfiguration(this::http);
        jetty.addConnector(this::connector);
        jetty.modifyServer(this::server);
        jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyErrorHandler()));
    }

    /** A slow Paigo keeps a thread per call: virtual ones where Java has them, else many that end when idle. */
    private QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(limits.threads(), FEWEST_THREADS, THREAD_IDLE_MILLIS);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return pool;
    }

    private void http(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // Else a header counts as one that came before on its connection and differs by case alone: tokens do.
        http.setHeaderCacheCaseSensitive(true);
        http.setRequestHeaderSize(limits.headers());
        // Javalin's choice lets "/x/..%2fmcp" through, as another path for each who looks at it.
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setHttpCompliance(HttpCompliance.STRICT); // lines end in CR LF: proxies differ on those that do not
        http.addCustomizer((request, responseHeaders) -> withoutIgnored(request));
    }

    private static Request withoutIgnored(Request request) {
        var sent = request.getHeaders();
        for (var ignored : IGNORED) {
            if (sent.contains(ignored)) {
                return without(request);
            }
        }
        return request;
    }

    private static Request without(Request request) {
        var rest = HttpFields.build(request.getHeaders());
        IGNORED.forEach(rest::remove);
        var headers = rest.asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.addBean(new HeaderTimeout(connector, limits.read()));
        return connector;
    }

    private void server(Server server) {
        // Javalin's monitor cuts every connection to one idle second when threads are scarce: calls under way too.
        var monitor = server.getBean(LowResourceMonitor.class);
        if (monitor != null) {
            server.removeBean(monitor);
        }
        server.setErrorHandler(new JettyErrorHandler());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(limits.drain().toMillis());
    }
}
