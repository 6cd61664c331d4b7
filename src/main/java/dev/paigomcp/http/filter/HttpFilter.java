package dev.paigomcp.http.filter;

import io.javalin.http.Context;

/**
 * One step that a request passes before its route. It may add headers to the response, or refuse the request. Filters run in
 * the order in which the server lists them; the first refusal ends the request. Thread-safe.
 */
@FunctionalInterface
public interface HttpFilter {
    /** @throws HttpError if the request may not pass */
    void apply(Context ctx);

    /** Returns a filter that lets every request for this path pass, and applies the other filter to the rest. */
    static HttpFilter exceptFor(String path, HttpFilter filter) {
        return ctx -> {
            if (!ctx.req().getRequestURI().equals(path)) {
                filter.apply(ctx);
            }
        };
    }
}
