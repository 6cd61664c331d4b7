package dev.paigomcp.oauth;

import dev.paigomcp.common.Json;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes answers for programs, and lets pages of any origin read them: no cookie is looked at where they are given. */
final class OAuthResponses {
    private static final String SECONDS = "600";

    private OAuthResponses() {}

    /** What a program asked for, or OAuth's refusal of it. */
    interface Work {
        void handle(Context ctx) throws OAuthError;
    }

    static Handler open(Work work) {
        return ctx -> {
            ctx.header("Access-Control-Allow-Origin", "*");
            try {
                work.handle(ctx);
            } catch (OAuthError e) {
                refused(ctx, e);
            }
        };
    }

    /** A browser's question before such a request (Fetch standard, CORS protocol). */
    static void preflight(Context ctx) {
        ctx.status(204);
        ctx.header("Access-Control-Allow-Origin", "*");
        ctx.header("Access-Control-Allow-Methods", "GET, POST");
        ctx.header("Access-Control-Allow-Headers", "Content-Type, Accept, Authorization, MCP-Protocol-Version");
        ctx.header("Access-Control-Max-Age", SECONDS);
    }

    static void json(Context ctx, int status, JsonNode body) {
        bytes(ctx, status, Json.bytes(body));
    }

    static void bytes(Context ctx, int status, byte[] body) {
        ctx.status(status);
        ctx.header("Content-Type", "application/json");
        ctx.header("Cache-Control", "no-store");
        ctx.header("Pragma", "no-cache"); // RFC 6749, section 5.1
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.result(body);
    }

    private static void refused(Context ctx, OAuthError why) {
        if (why.status() == 401) {
            ctx.header("WWW-Authenticate", "Basic realm=\"paigo-mcp\""); // RFC 6749, section 5.2
        }
        waiting(ctx, why.pause());
        json(
                ctx,
                why.status(),
                Json.MAPPER.createObjectNode().put("error", why.code()).put("error_description", why.words()));
    }

    static void waiting(Context ctx, @Nullable Duration pause) {
        if (pause != null) {
            ctx.header("Retry-After", String.valueOf(pause.toSeconds() + 1));
        }
    }

    static void redirect(Context ctx, String location) {
        ctx.status(303); // the browser asks for it by GET, without what it sent here
        ctx.header("Location", location);
        ctx.header("Cache-Control", "no-store");
        ctx.header("Referrer-Policy", "no-referrer");
    }
}
