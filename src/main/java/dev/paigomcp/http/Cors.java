package dev.paigomcp.http;

import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Set;

/**
 * Lets web pages of the origins that the operator named read answers of {@code /mcp} (Fetch standard, CORS protocol). No
 * origin named means no header at all. Never with credentials: a page sends no cookie, and an answer sets none.
 */
final class Cors {
    /** What clients of both eras send. No session is ever given, so its header is none of them. */
    private static final String REQUEST_HEADERS =
            "Content-Type, Accept, Authorization, MCP-Protocol-Version, Mcp-Method, Mcp-Name";

    private static final String RESPONSE_HEADERS = McpRoute.CORRELATION_ID + ", " + ErrorResponses.CHALLENGE;
    private static final String SECONDS = "600";

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    /** Says on every answer, refusals too, who may read it. */
    void mark(Context ctx) {
        if (origins.isEmpty() || !ctx.path().equals(HttpServer.MCP_PATH)) {
            return;
        }
        ctx.header("Vary", "Origin");
        var origin = ctx.header("Origin");
        if (origin != null && origins.contains(origin)) {
            ctx.header("Access-Control-Allow-Origin", origin);
            ctx.header("Access-Control-Expose-Headers", RESPONSE_HEADERS);
        }
    }

    /** Answers a browser's question before a request of such a page; other OPTIONS are answered as any other method. */
    void preflight(Context ctx) {
        if (origins.isEmpty() || ctx.header("Origin") == null || ctx.header("Access-Control-Request-Method") == null) {
            throw new MethodNotAllowedResponse();
        }
        ctx.status(204); // the same whatever is asked for: the browser compares
        ctx.header("Access-Control-Allow-Methods", "POST");
        ctx.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
        ctx.header("Access-Control-Max-Age", SECONDS);
    }
}
