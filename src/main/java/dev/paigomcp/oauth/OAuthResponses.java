package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Json;
import dev.paigomcp.html.Html;
import dev.paigomcp.html.Page;
import dev.paigomcp.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Writes responses: JSON for programs, which pages of any origin may read since no cookie is looked at for them, and
 * redirects and error pages for browsers.
 */
final class OAuthResponses {
    /** Much shorter than {@link RefreshTokens#LEEWAY}: who comes again with a token must not come too late. */
    private static final Duration STORE_RETRY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OAuthResponses.class);

    private OAuthResponses() {}

    /** Answers a request, unless OAuth refuses it. */
    interface Work {
        void handle(Context ctx) throws OAuthError;
    }

    /** Returns a handler that tells a program, and a page of any origin, why it is refused. */
    static Handler forPrograms(Work work) {
        return ctx -> {
            ctx.header("Access-Control-Allow-Origin", "*");
            try {
                handle(work, ctx);
            } catch (OAuthError e) {
                if (e.status() == 401) {
                    ctx.header("WWW-Authenticate", "Basic realm=\"paigo-mcp\""); // RFC 6749, section 5.2
                }
                retryAfter(ctx, e);
                var body = Json.MAPPER.createObjectNode();
                json(ctx, e.status(), body.put("error", e.code()).put("error_description", e.message()));
            }
        };
    }

    /** Returns a handler that tells a person on a page why they are refused. */
    static Handler forPeople(Work work) {
        return ctx -> {
            try {
                handle(work, ctx);
            } catch (OAuthError e) {
                errorPage(ctx, e.status(), e.pageTitle(), e, Html.NOTHING);
            }
        };
    }

    private static void handle(Work work, Context ctx) throws OAuthError {
        try {
            work.handle(ctx);
        } catch (StoreException e) {
            LOG.error("{} failed: {}", ctx.path(), e.getMessage());
            throw OAuthError.storeUnavailable(STORE_RETRY);
        } catch (RuntimeException | Error e) { // the caller is answered in the terms of OAuth either way
            LOG.error("{} failed", ctx.path(), e);
            throw new OAuthError(500, "server_error", "This is a fault of the server, whose log says more: try again");
        }
    }

    static void json(Context ctx, int status, JsonNode body) {
        json(ctx, status, Json.bytes(body));
    }

    static void json(Context ctx, int status, byte[] body) {
        ctx.status(status);
        ctx.header("Content-Type", "application/json");
        ctx.header("Cache-Control", "no-store");
        ctx.header("Pragma", "no-cache"); // RFC 6749, section 5.1
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.result(body);
    }

    static void redirect(Context ctx, String location) {
        ctx.status(303); // the browser asks for it by GET, without what it sent here
        ctx.header("Location", ascii(location));
        ctx.header("Cache-Control", "no-store");
        ctx.header("Referrer-Policy", "no-referrer");
    }

    /** Returns the address as a header can carry it: other characters percent-encoded, as a browser would. */
    private static String ascii(String address) {
        var out = new StringBuilder(address.length());
        for (var each : address.getBytes(StandardCharsets.UTF_8)) {
            if (each >= 0) {
                out.append((char) each);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return out.toString();
    }

    /** @param more what else the person can do; may be nothing */
    static void errorPage(Context ctx, int status, String title, OAuthError error, Html more) {
        retryAfter(ctx, error);
        var body = Html.of("""
            <h1>{}</h1>
            <p class="alert" role="alert">{}</p>
            <p class="soft">Nothing was allowed. You can close this page.</p>
            {}\
            """, title, error.message(), more);
        new Page(status, title, body).write(ctx);
    }

    static void retryAfter(Context ctx, OAuthError error) {
        error.retryAfter().ifPresent(wait -> ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1)));
    }
}
