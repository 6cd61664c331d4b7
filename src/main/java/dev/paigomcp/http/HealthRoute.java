package dev.paigomcp.http;

import dev.paigomcp.mcp.ServerIdentity;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers {@code GET /health}: up as long as it answers, whatever Paigo does. */
final class HealthRoute {
    private final ServerIdentity identity;
    private final Supplier<String> paigo;

    HealthRoute(ServerIdentity identity, Supplier<String> paigo) {
        this.identity = identity;
        this.paigo = paigo;
    }

    void handle(Context ctx) {
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("status", "up")
                .put("environment", identity.environment().name())
                .put("paigo", paigo.get())
                .put("version", identity.version());
        ctx.contentType(MediaTypes.JSON);
        ctx.result(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
