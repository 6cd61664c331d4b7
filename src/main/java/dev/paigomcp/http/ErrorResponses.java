package dev.paigomcp.http;

import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what goes back, failures among it, so that each has the same shape and none tells of the inside. */
final class ErrorResponses {
    private static final Logger FAULTS = LoggerFactory.getLogger(ErrorResponses.class);

    static final String CHALLENGE = "WWW-Authenticate";

    private final Supplier<String> correlationIds;

    ErrorResponses(Supplier<String> correlationIds) {
        this.correlationIds = correlationIds;
    }

    static void write(Context ctx, RpcResponse reply) {
        ctx.status(reply.status());
        if (reply.body().length > 0) {
            ctx.contentType(MediaTypes.JSON);
            ctx.res().setContentLength(reply.body().length);
            send(ctx, reply.body());
        }
    }

    /** Not by Javalin, which would copy it through a buffer of its own. */
    private static void send(Context ctx, byte[] body) {
        try {
            ctx.res().getOutputStream().write(body);
        } catch (IOException e) {
            FAULTS.debug("the caller of {} has gone", ctx.path(), e);
        }
    }

    /** Answers at once; the rest of the request is not looked at, so the connection cannot serve another. */
    static void refused(HttpError refusal, Context ctx) {
        var reply = RpcResponse.refusal(refusal.status(), ErrorCodes.INVALID_REQUEST, refusal.text());
        ctx.status(reply.status());
        ctx.header("Connection", "close");
        if (refusal.challenge() != null) {
            ctx.header(CHALLENGE, refusal.challenge());
        }
        ctx.contentType(MediaTypes.JSON);
        ctx.res().setContentLength(reply.body().length);
        try {
            var out = ctx.res().getOutputStream();
            out.write(reply.body());
            out.flush();
        } catch (IOException e) {
            return;
        }
        if (refusal.status() != 408) {
            BodyDrain.swallow(ctx.req());
        }
    }

    static void tooMany(RateLimited calls, Context ctx) {
        ctx.header("Retry-After", String.valueOf(calls.seconds())); // RFC 9110, section 10.2.3
        refused(new HttpError(429, calls.text()), ctx);
    }

    /** Javalin's own way of saying that there is no such route. */
    static void noRoute(HttpResponseException missing, Context ctx) {
        var allowed = switch (ctx.path()) {
            case HttpServer.MCP_PATH -> "POST";
            case HttpServer.HEALTH_PATH -> "GET, HEAD";
            default -> "";
        };
        if (allowed.isEmpty()) {
            refused(
                    new HttpError(
                            404,
                            "There is nothing at this path: the protocol is at " + HttpServer.MCP_PATH
                                    + ", the state of the server at " + HttpServer.HEALTH_PATH),
                    ctx);
        } else {
            ctx.header("Allow", allowed);
            refused(new HttpError(405, "This path takes " + allowed + " alone"), ctx);
        }
    }

    /** The store is what every server needs, so the trouble passes or the operator is at it; a trace would say no more. */
    void unavailable(StoreException trouble, Context ctx) {
        var id = correlationIds.get();
        FAULTS.error("id={} {} failed: {}", id, ctx.path(), trouble.getMessage());
        ctx.header("Retry-After", "5");
        write(
                ctx,
                RpcResponse.refusal(
                        503,
                        ErrorCodes.INTERNAL_ERROR,
                        "The server cannot reach its store: try again in a while, correlation id " + id));
    }

    void failed(Exception fault, Context ctx) {
        var id = correlationIds.get();
        FAULTS.error("id={} {} failed", id, ctx.path(), fault);
        write(ctx, RpcResponse.refusal(500, ErrorCodes.INTERNAL_ERROR, "Internal error, correlation id " + id));
    }
}
