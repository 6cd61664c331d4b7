package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells a caller that asked for it how its call gets on: one more each time, and nothing once the call has ended. */
final class Progress {
    private final JsonNode token;
    private final Peer caller;
    private int count;
    private boolean ended;

    private Progress(JsonNode token, Peer caller) {
        this.token = token;
        this.caller = caller;
    }

    /** For a caller that gave a token and can be told. */
    static Optional<Progress> of(Message.Request request, Peer caller) {
        var token = MetaKeys.of(request).path("progressToken");
        return (token.isString() || token.isIntegralNumber()) && caller.takesMessages()
                ? Optional.of(new Progress(token, caller))
                : Optional.empty();
    }

    synchronized void tell(String message) {
        if (ended) {
            return;
        }
        count++;
        var root = Json.MAPPER.createObjectNode();
        root.put("jsonrpc", "2.0").put("method", "notifications/progress");
        var params = root.putObject("params");
        params.set("progressToken", token);
        params.put("progress", count).put("message", message);
        caller.send(Json.bytes(root));
    }

    synchronized void end() {
        ended = true;
    }
}
