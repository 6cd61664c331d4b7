package dev.paigomcp.http;

import dev.paigomcp.http.auth.Authenticator.Admission;
import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.http.jetty.DisconnectWatcher;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.transport.CallScope;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last step of {@code POST /mcp}: hands a message to the endpoint, and the response to the client. */
final class McpCalls {
    static final String CORRELATION_ID = "X-Correlation-Id";

    private final HttpConfig config;
    private final DisconnectWatcher disconnects;
    private final LongAdder refusedForRights = new LongAdder();

    McpCalls(HttpConfig config, DisconnectWatcher disconnects) {
        this.config = config;
        this.disconnects = disconnects;
    }

    void answer(Context ctx, Admission admission, byte[] body) {
        var id = config.correlationIds().get();
        ctx.header(CORRELATION_ID, id);
        var scope = new CallScope(id, config.limits().callTimeout());
        try {
            answer(ctx, admission, body, scope);
        } finally {
            scope.end();
        }
    }

    private void answer(Context ctx, Admission admission, byte[] body, CallScope scope) {
        var peer = new HttpPeer(ctx, disconnects, admission);
        var message = Message.read(body);
        try {
            var response = admission.endpoint().answer(message, new RequestContext(headers(ctx.req()), scope, peer));
            scope.end(); // a client that is slow to take the response must not hold what the call needed
            if (response.lacksRight()) {
                refusedForRights.increment();
            }
            response.missingScope().ifPresent(missing -> ctx.header(HttpError.CHALLENGE, admission.challenge(missing)));
            peer.answer(response);
        } catch (Throwable e) { // an Error too: a write may have been applied, and its caller must hear of it
            peer.answerInstead(() -> McpEndpoint.unsent(message, scope, e));
        }
    }

    /** Returns how many calls were refused since the start because their callers lacked a right. */
    long refusedForRights() {
        return refusedForRights.sum();
    }

    private static RequestContext.Headers headers(HttpServletRequest request) {
        return new RequestContext.Headers(
                value(request, "MCP-Protocol-Version"), value(request, "Mcp-Method"), value(request, "Mcp-Name"));
    }

    /** Joins values that differ, which makes one that is not valid. */
    private static @Nullable String value(HttpServletRequest request, String name) {
        var sent = request.getHeaders(name);
        var first = sent.hasMoreElements() ? sent.nextElement() : null;
        return sent.hasMoreElements()
                ? Collections.list(request.getHeaders(name)).stream().distinct().collect(Collectors.joining(", "))
                : first;
    }
}
