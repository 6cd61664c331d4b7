package dev.paigomcp.http;

import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.http.filter.MediaTypes;
import dev.paigomcp.http.jetty.BodyDrain;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that fail. All failures have the same shape, and none of them reveals anything of the inside. */
public final class ErrorResponses {
    private static final Logger FAULTS = LoggerFactory.getLogger(ErrorResponses.class);
    private static final int REQUEST_TIMEOUT = 408;

    private final Supplier<String> correlationIds;
    private final Map<String, String> methodsByPath;
    private final String paths;

    /**
     * @param correlationIds supplies a new id for each fault
     * @param methodsByPath the paths of the server, each with its methods as the header Allow names them
     * @param paths what there is at which path, in words
     */
    public ErrorResponses(Supplier<String> correlationIds, Map<String, String> methodsByPath, String paths) {
        this.correlationIds = correlationIds;
        this.methodsByPath = Map.copyOf(methodsByPath);
        this.paths = paths;
    }

    /** Makes these routes answer as this class does whatever they throw, and requests for which there is no route. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.exception(HttpError.class, ErrorResponses::refuse);
        routes.exception(HttpResponseException.class, this::noRoute);
        routes.exception(StoreException.class, this::storeUnavailable);
        routes.exception(Exception.class, this::fault);
    }

    /** Writes a response of the protocol. */
    static void write(Context ctx, RpcResponse response) {
        ctx.status(response.status());
        if (response.body().length > 0) {
            ctx.contentType(MediaTypes.JSON);
            ctx.res().setContentLength(response.body().length);
            send(ctx, response.body());
        } else {
            ctx.res()
                    .setContentType(
                            null); // Javalin's own would be text, which some clients refuse though nothing comes
        }
    }

    /** Javalin itself would copy the body through a buffer of its own. */
    private static void send(Context ctx, byte[] body) {
        try {
            ctx.res().getOutputStream().write(body);
        } catch (IOException e) {
            FAULTS.debug("the caller of {} has gone", ctx.path(), e);
        }
    }

    /** Responds at once. The rest of the request is not looked at, so the connection cannot serve another one. */
    private static void refuse(HttpError error, Context ctx) {
        var response = RpcResponse.refusal(error.status(), ErrorCodes.INVALID_REQUEST, error.text());
        ctx.status(response.status());
        ctx.header("Connection", "close");
        error.headers().forEach(ctx::header);
        ctx.contentType(MediaTypes.JSON);
        ctx.res().setContentLength(response.body().length);
        try {
            var out = ctx.res().getOutputStream();
            out.write(response.body());
            out.flush();
        } catch (IOException e) {
            return;
        }
        if (error.status() != REQUEST_TIMEOUT) {
            BodyDrain.drain(ctx.req());
        }
    }

    /** @param missing how Javalin says that it has no route for a path or a method */
    private void noRoute(HttpResponseException missing, Context ctx) {
        var methods = methodsByPath.get(ctx.path());
        if (methods == null) {
            refuse(new HttpError(404, "There is nothing at this path: " + paths), ctx);
        } else {
            ctx.header("Allow", methods);
            refuse(new HttpError(405, "This path takes " + methods + " alone"), ctx);
        }
    }

    /** Logs no stack trace: every request needs the store, and either it comes back or the operator is at work on it. */
    private void storeUnavailable(StoreException trouble, Context ctx) {
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

    private void fault(Exception fault, Context ctx) {
        var id = correlationIds.get();
        FAULTS.error("id={} {} failed", id, ctx.path(), fault);
        write(ctx, RpcResponse.refusal(500, ErrorCodes.INTERNAL_ERROR, "Internal error, correlation id " + id));
    }
}
