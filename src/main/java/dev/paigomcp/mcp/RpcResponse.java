package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back over HTTP.
 *
 * @param body one JSON-RPC message, or empty where the protocol has none
 * @param lacking the right that the caller would have needed, if that is why nothing was done
 */
public record RpcResponse(int status, byte[] body, @Nullable Scope lacking) {
    private static final byte[] HEAD = utf8("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] RESULT = utf8(",\"result\":");

    public RpcResponse(int status, byte[] body) {
        this(status, body, null);
    }

    /** Nothing was done, since the caller's token does not allow it (RFC 6750, section 3.1, insufficient_scope). */
    static RpcResponse forbidden(JsonNode id, Scope lacking, String what) {
        var error = error(
                403,
                id,
                ErrorCodes.INVALID_REQUEST,
                what + " needs the right " + lacking.text() + ", which your sign-in does not give: ask whoever runs"
                        + " this server for it, or sign in again and allow it",
                null);
        return new RpcResponse(error.status(), error.body(), lacking);
    }

    /** A notification or a response was taken in (MCP 2025-11-25, Transports, Sending Messages to the Server). */
    static RpcResponse accepted() {
        return new RpcResponse(202, new byte[0]);
    }

    /** The result's bytes are used as they are, so that one that never changes is written once. */
    static RpcResponse result(JsonNode id, byte[] result) {
        var idBytes = Json.bytes(id);
        var out = new ByteArrayOutputStream(HEAD.length + idBytes.length + RESULT.length + result.length + 1);
        out.writeBytes(HEAD);
        out.writeBytes(idBytes);
        out.writeBytes(RESULT);
        out.writeBytes(result);
        out.write('}');
        return new RpcResponse(200, out.toByteArray());
    }

    static RpcResponse error(int status, JsonNode id, int code, String message, @Nullable ObjectNode data) {
        var root = Json.MAPPER.createObjectNode();
        root.put("jsonrpc", "2.0");
        root.set("id", id);
        var error = root.putObject("error");
        error.put("code", code);
        error.put("message", message);
        if (data != null) {
            error.set("data", data);
        }
        return new RpcResponse(status, Json.bytes(root));
    }

    /** A refusal before or beside any message, in the shape that clients of JSON-RPC understand. */
    public static RpcResponse refusal(int status, int code, String message) {
        return error(status, NullNode.getInstance(), code, message, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
