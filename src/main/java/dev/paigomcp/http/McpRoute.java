package dev.paigomcp.http;

import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.transport.CallScope;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /mcp}: the HTTP half of the protocol. */
final class McpRoute {
    static final String CORRELATION_ID = "X-Correlation-Id";

    private final Authenticator door;
    private final RequestLimits traffic;
    private final Supplier<String> correlationIds;
    private final HttpLimits limits;
    private final BodyReader bodies;
    private final DisconnectWatcher hangUps;

    McpRoute(
            Authenticator door,
            RequestLimits traffic,
            Supplier<String> correlationIds,
            HttpLimits limits,
            DisconnectWatcher hangUps) {
        this.door = door;
        this.traffic = traffic;
        this.correlationIds = correlationIds;
        this.limits = limits;
        this.bodies = new BodyReader(limits);
        this.hangUps = hangUps;
    }

    void handle(Context ctx) {
        try (var visit = enter(ctx)) {
            if (!visit.who().isEmpty()) {
                traffic.principal(visit.who());
            }
            MediaTypes.check(ctx.req());
            var body = bodies.read(ctx.req());
            var id = correlationIds.get();
            ctx.header(CORRELATION_ID, id);
            var caller = new HttpPeer(ctx, hangUps, visit.who());
            var info = new RequestContext(headers(ctx.req()), new CallScope(id, limits.call()), caller);
            var reply = visit.endpoint().handle(body, info);
            reply.missingScope().ifPresent(scope -> {
                traffic.lackedRight();
                ctx.header(ErrorResponses.CHALLENGE, visit.challenge(scope));
            });
            caller.answer(reply);
        }
    }

    private Authenticator.Visit enter(Context ctx) {
        try {
            return door.enter(ctx.req());
        } catch (HttpError refused) {
            if (isAboutTheToken(refused, ctx)) {
                traffic.wrongToken(ctx.req());
            }
            throw refused;
        }
    }

    /** Who sends none has not been refused one; who puts one into the address has. */
    private static boolean isAboutTheToken(HttpError refused, Context ctx) {
        return refused.status() == 400 || (refused.status() == 401 && ctx.header("Authorization") != null);
    }

    private static RequestContext.Headers headers(HttpServletRequest request) {
        return new RequestContext.Headers(
                one(request, "MCP-Protocol-Version"), one(request, "Mcp-Method"), one(request, "Mcp-Name"));
    }

    /** Two that differ are joined, and so become a value that fits nothing. */
    private static @Nullable String one(HttpServletRequest request, String name) {
        var sent = request.getHeaders(name);
        var first = sent.hasMoreElements() ? sent.nextElement() : null;
        return sent.hasMoreElements()
                ? Collections.list(request.getHeaders(name)).stream().distinct().collect(Collectors.joining(", "))
                : first;
    }
}
