package dev.paigomcp.http.filter;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells browsers not to keep, guess, frame or run a response, and not to pass its address on. */
public final class SecurityHeaders implements HttpFilter {
    /** The headers of every response, also of one to what never became a request. A page that needs others replaces these. */
    public static final Map<String, String> ALWAYS = always();

    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean isPublicOverTls;

    /** @param isPublicOverTls whether clients reach this server by https; browsers are then held to it (RFC 6797) */
    public SecurityHeaders(boolean isPublicOverTls) {
        this.isPublicOverTls = isPublicOverTls;
    }

    @Override
    public void apply(Context ctx) {
        ALWAYS.forEach(ctx::header);
        if (isPublicOverTls) {
            ctx.header("Strict-Transport-Security", ONE_YEAR); // browsers ignore it on a response that came by http
        }
    }

    private static Map<String, String> always() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("X-Frame-Options", "DENY");
        return headers;
    }
}
