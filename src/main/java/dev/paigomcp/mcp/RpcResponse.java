package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes back to the caller: one JSON-RPC message, or nothing where the protocol has none, and its HTTP status. */
public final class RpcResponse {
    private static final byte[] HEAD = utf8("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] RESULT = utf8(",\"result\":");

    private final int status;
    private final byte[] body;
    private final @Nullable Scope missingScope;
    private final boolean lacksRight;

    private RpcResponse(int status, byte[] body) {
        this(status, body, null, false);
    }

    private RpcResponse(int status, byte[] body, @Nullable Scope missingScope, boolean lacksRight) {
        this.status = status;
        this.body = body;
        this.missingScope = missingScope;
        this.lacksRight = lacksRight;
    }

    /** Returns the HTTP status; transports without one ignore it. */
    public int status() {
        return status;
    }

    /** Returns the message in UTF-8, or an empty array if nothing is to be sent. */
    public byte[] body() {
        return body;
    }

    /** Returns the scope that the caller's token lacks, or empty if that is not why the request was refused. */
    public Optional<Scope> missingScope() {
        return Optional.ofNullable(missingScope);
    }

    /** Returns whether the caller lacks a right that the request needs, be it told as a refusal or as a result. */
    public boolean lacksRight() {
        return lacksRight;
    }

    /** Returns the same response, which tells that the caller lacks a right. */
    RpcResponse lackingRight() {
        return new RpcResponse(status, body, missingScope, true);
    }

    /** Returns the refusal for a token that does not allow the request (RFC 6750, section 3.1, insufficient_scope). */
    static RpcResponse forbidden(JsonNode id, Scope missing, String message) {
        var error = error(403, id, ErrorCodes.INVALID_REQUEST, message, null);
        return new RpcResponse(error.status, error.body, missing, true);
    }

    /**
     * Returns the empty response to a notification or a response (MCP 2025-11-25, Transports, Sending Messages to the
     * Server).
     */
    static RpcResponse accepted() {
        return new RpcResponse(202, new byte[0]);
    }

    /**
     * Returns the response with that result.
     *
     * @param result JSON in UTF-8, taken as it is, so that a result that never changes is written once
     */
    static RpcResponse result(JsonNode id, byte[] result) {
        var idBytes = Json.bytes(id);
        var body = ByteBuffer.allocate(HEAD.length + idBytes.length + RESULT.length + result.length + 1);
        body.put(HEAD).put(idBytes).put(RESULT).put(result).put((byte) '}');
        return new RpcResponse(200, body.array());
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

    /** Returns a refusal that belongs to no message, in the form that clients of JSON-RPC understand. */
    public static RpcResponse refusal(int status, int code, String message) {
        return error(status, NullNode.getInstance(), code, message, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
