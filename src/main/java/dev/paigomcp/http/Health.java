package dev.paigomcp.http;

import dev.paigomcp.http.filter.MediaTypes;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What {@code GET /health} tells anyone. The server is up as long as it answers, whatever the status of Paigo.
 *
 * @param environment of the account behind the server, or {@link #BY_ACCOUNT}
 * @param version of this server
 * @param paigo the latest known status of Paigo; must not wait for it
 */
public record Health(String environment, String version, Supplier<PaigoStatus> paigo) {
    /** Stands for whatever differs by account, and so is not told to anyone. */
    public static final String BY_ACCOUNT = "by account";

    /** Whether Paigo answers. */
    public enum PaigoStatus {
        /** No attempt to reach it has ended yet. */
        UNKNOWN,
        REACHABLE,
        UNREACHABLE,
        /** Each account has a way to Paigo of its own. */
        BY_ACCOUNT;

        /** Returns the status as a response tells it. */
        public String text() {
            return this == BY_ACCOUNT ? Health.BY_ACCOUNT : name().toLowerCase(Locale.ROOT);
        }
    }

    void answer(Context ctx) {
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("status", "up")
                .put("environment", environment)
                .put("paigo", paigo.get().text())
                .put("version", version);
        ctx.contentType(MediaTypes.JSON);
        ctx.result(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
