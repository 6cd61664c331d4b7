package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Json;
import dev.paigomcp.html.Html;
import dev.paigomcp.html.Page;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import tools.jackson.databind.JsonNode;

/**
 * Writes responses: JSON for programs, which pages of any origin may read since no cookie is looked at for them, and
 * redirects and error pages for browsers.
 */
final class OAuthResponses {
    private static final String PREFLIGHT_SECONDS = "600";

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
                work.handle(ctx);
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
                work.handle(ctx);
            } catch (OAuthError e) {
                errorPage(ctx, e.status(), e.pageTitle(), e);
            }
        };
    }

    /** Answers the question of a browser before a request for programs (Fetch standard, CORS protocol). */
    static void preflight(Context ctx) {
        ctx.status(204);
        ctx.header("Access-Control-Allow-Origin", "*");
        ctx.header("Access-Control-Allow-Methods", "GET, POST");
        ctx.header("Access-Control-Allow-Headers", "Content-Type, Accept, Authorization, MCP-Protocol-Version");
        ctx.header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
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
        ctx.header("Location", location);
        ctx.header("Cache-Control", "no-store");
        ctx.header("Referrer-Policy", "no-referrer");
    }

    static void errorPage(Context ctx, int status, String title, OAuthError error) {
        retryAfter(ctx, error);
        var body = Html.of("""
            <h1>{}</h1>
            <p class="alert" role="alert">{}</p>
            <p class="soft">Nothing was allowed. You can close this page.</p>
            """, title, error.message());
        new Page(status, title, body).write(ctx);
    }

    static void retryAfter(Context ctx, OAuthError error) {
        error.retryAfter().ifPresent(wait -> ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1)));
    }
}
