package dev.paigomcp.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every answer says to browsers: do not keep, guess, frame, run or tell others anything of it. */
final class SecurityHeaders {
    /** On answers that never became a request too. A page that needs more says so itself, in place of these. */
    static final Map<String, String> ALWAYS = always();

    private static final String A_YEAR = "max-age=31536000";

    private final boolean isPublicOverTls;

    SecurityHeaders(@Nullable URI publicUrl) {
        this.isPublicOverTls = publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    void mark(Context ctx) {
        ALWAYS.forEach(ctx::header);
        if (isPublicOverTls) {
            ctx.header("Strict-Transport-Security", A_YEAR); // RFC 6797; browsers ignore it where they came by http
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
