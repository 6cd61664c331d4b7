package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reports to a caller how its request gets on (MCP 2025-11-25, Progress): the number rises by one with each report, and
 * nothing is sent once the request has ended. Thread-safe.
 */
final class Progress {
    private final JsonNode token;
    private final Peer peer;
    private int count;
    private boolean ended;

    private Progress(JsonNode token, Peer peer) {
        this.token = token;
        this.peer = peer;
    }

    /** Returns the progress of the request, or empty if it has no token or its caller takes no messages. */
    static Optional<Progress> of(Message.Request request, Peer peer) {
        var token = request.meta().path("progressToken");
        return (token.isString() || token.isIntegralNumber()) && peer.takesMessages()
                ? Optional.of(new Progress(token, peer))
                : Optional.empty();
    }

    synchronized void report(String message) {
        if (ended) {
            return;
        }
        count++;
        var root = Json.MAPPER.createObjectNode();
        root.put("jsonrpc", "2.0").put("method", "notifications/progress");
        var params = root.putObject("params");
        params.set("progressToken", token);
        params.put("progress", count).put("message", message);
        peer.send(Json.bytes(root));
    }

    synchronized void end() {
        ended = true;
    }
}
