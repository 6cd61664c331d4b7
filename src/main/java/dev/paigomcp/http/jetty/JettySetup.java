package dev.paigomcp.http.jetty;

import dev.paigomcp.http.filter.MediaTypes;
import dev.paigomcp.http.filter.SecurityHeaders;
import dev.paigomcp.mcp.RpcResponse;
import io.javalin.config.JettyConfig;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Sets Jetty up: how it listens and parses, with which threads, and how it answers what never becomes a request. */
final class JettySetup {
    private static final int MIN_THREADS = 4;
    private static final int THREAD_IDLE_TIMEOUT_MILLIS = 10_000;
    /** Connections that may wait to be accepted; the default of 50 refuses a burst. */
    private static final int MAX_BACKLOG = 1_024;

    /**
     * Headers that Javalin would act on. It would replace the method of the request by that in the first, behind the back of
     * proxies that guard by method; and it would start a session for each request with the second, before any check.
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
        jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ErrorHandler()));
    }

    /** A slow Paigo keeps a thread per call: a virtual one where Java has them, otherwise one of many that end when idle. */
    private QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(limits.maxThreads(), MIN_THREADS, THREAD_IDLE_TIMEOUT_MILLIS);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return pool;
    }

    private void http(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // Without it, a header that differs only by case from an earlier one on its connection, as tokens may, is taken
        // for it.
        http.setHeaderCacheCaseSensitive(true);
        http.setRequestHeaderSize(limits.maxHead());
        // Javalin's default lets "/x/..%2fmcp" through, which each program reads as another path.
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setHttpCompliance(HttpCompliance.STRICT); // lines end in CR LF; proxies read other endings differently
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
        connector.setAcceptQueueSize(MAX_BACKLOG);
        connector.setIdleTimeout(limits.idleTimeout().toMillis());
        connector.addBean(new HeaderTimeout(connector, limits.readTimeout()));
        return connector;
    }

    private void server(Server server) {
        // When threads are scarce, Javalin's monitor would close connections after one idle second, even under a
        // running call.
        var monitor = server.getBean(LowResourceMonitor.class);
        if (monitor != null) {
            server.removeBean(monitor);
        }
        server.setErrorHandler(new ErrorHandler());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(limits.drainTimeout().toMillis());
    }

    /** Answers what never becomes a request, such as headers that are too large, in place of Jetty's HTML page. */
    private static final class ErrorHandler implements Request.Handler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var status = response.getStatus();
            var code = status < 500 ? ErrorCodes.INVALID_REQUEST : ErrorCodes.INTERNAL_ERROR;
            var reason = "The request cannot be served: " + HttpStatus.getMessage(status);
            var refusal = RpcResponse.refusal(status, code, reason);
            SecurityHeaders.ALWAYS.forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, refusal.body().length);
            response.write(true, ByteBuffer.wrap(refusal.body()), callback);
            return true;
        }
    }
}
