package dev.paigomcp.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers {@code GET /health}: up as long as it answers, whatever Paigo does. */
final class HealthRoute {
    private final Service.Health health;

    HealthRoute(Service.Health health) {
        this.health = health;
    }

    void handle(Context ctx) {
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("status", "up")
                .put("environment", health.environment())
                .put("paigo", health.paigo().get())
                .put("version", health.version());
        ctx.contentType(MediaTypes.JSON);
        ctx.result(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
