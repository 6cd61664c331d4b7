package dev.paigomcp.http;

import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.RequestInfo;
import dev.paigomcp.paigo.CallScope;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /mcp}: the HTTP half of the protocol. */
final class McpRoute {
    private final McpEndpoint endpoint;
    private final Supplier<String> correlationIds;
    private final Limits limits;
    private final BodyReader bodies;

    McpRoute(McpEndpoint endpoint, Supplier<String> correlationIds, Limits limits) {
        this.endpoint = endpoint;
        this.correlationIds = correlationIds;
        this.limits = limits;
        this.bodies = new BodyReader(limits);
    }

    void handle(Context ctx) {
        MediaTypes.check(ctx.req());
        var body = bodies.read(ctx.req());
        var id = correlationIds.get();
        ctx.header("X-Correlation-Id", id);
        var info = new RequestInfo(protocolVersion(ctx.req()), new CallScope(id, limits.call()));
        Answers.write(ctx, endpoint.handle(body, info));
    }

    /** Two that differ are joined, and so become a version that nobody speaks. */
    private static @Nullable String protocolVersion(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders("MCP-Protocol-Version"));
        return sent.isEmpty() ? null : sent.stream().distinct().collect(Collectors.joining(", "));
    }
}
