package dev.paigomcp.http.filter;

import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import java.util.Set;

/**
 * Lets web pages of the configured origins read the responses of some paths (Fetch standard, CORS protocol). Sends no header at
 * all unless an origin is configured. Never allows credentials: no page sends a cookie, and no response sets one.
 */
public final class Cors implements HttpFilter {
    /** The headers that clients of both eras send. There are no sessions, so the session header is not among them. */
    private static final String REQUEST_HEADERS =
            "Content-Type, Accept, Authorization, MCP-Protocol-Version, Mcp-Method, Mcp-Name";

    private static final String MAX_AGE_SECONDS = "600";

    private final Set<String> origins;
    private final Set<String> paths;
    private final String responseHeaders;

    /**
     * @param origins of the pages, as browsers write them
     * @param responseHeaders the headers of a response that those pages may read
     */
    public Cors(Set<String> origins, Set<String> paths, List<String> responseHeaders) {
        this.origins = origins;
        this.paths = Set.copyOf(paths);
        this.responseHeaders = String.join(", ", responseHeaders);
    }

    /** Marks the response, even of a refused request, with who may read it. */
    @Override
    public void apply(Context ctx) {
        if (origins.isEmpty() || !paths.contains(ctx.path())) {
            return;
        }
        ctx.header("Vary", "Origin");
        var origin = ctx.header("Origin");
        if (origin != null && origins.contains(origin)) {
            ctx.header("Access-Control-Allow-Origin", origin);
            ctx.header("Access-Control-Expose-Headers", responseHeaders);
        }
    }

    /** Answers a browser that asks before a page of any origin reads a document for all, or sends a form there. */
    public static void preflightForAll(Context ctx) {
        ctx.status(204);
        ctx.header("Access-Control-Allow-Origin", "*");
        ctx.header("Access-Control-Allow-Methods", "GET, POST");
        ctx.header("Access-Control-Allow-Headers", "Content-Type, Accept, Authorization, MCP-Protocol-Version");
        ctx.header("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }

    /** Answers a browser that asks before it sends a page's request. Any other OPTIONS is refused as a wrong method. */
    public void preflight(Context ctx) {
        if (origins.isEmpty() || ctx.header("Origin") == null || ctx.header("Access-Control-Request-Method") == null) {
            throw new MethodNotAllowedResponse();
        }
        ctx.status(204); // whatever the page asks for: the browser compares
        ctx.header("Access-Control-Allow-Methods", "POST");
        ctx.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
        ctx.header("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }
}
