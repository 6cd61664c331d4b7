package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.transport.CallScope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request together with what a method needs to answer it.
 *
 * @param message the request as it was sent
 * @param context what the transport knows of it
 * @param format how the era that it was sent under writes answers
 */
public record McpRequest(Message.Request message, RequestContext context, AnswerFormat format) {
    /** Returns the parameters; empty if there are none. */
    public ObjectNode params() {
        return message.params();
    }

    /** Returns a parameter that may be left out, or a missing node if it is; clients write null for that too. */
    JsonNode optional(String name) {
        var value = params().path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    CallScope scope() {
        return context.scope();
    }

    Peer peer() {
        return context.peer();
    }

    /** Returns the response with the result as it is. */
    public RpcResponse result(ObjectNode result) {
        return RpcResponse.result(message.id(), Json.bytes(result));
    }

    /** Returns the JSON-RPC error for parameters that a developer must correct. */
    public RpcResponse invalid(String text) {
        return error(200, ErrorCodes.INVALID_PARAMS, text, null);
    }

    /**
     * Returns a JSON-RPC error.
     *
     * @param status of the HTTP response, on a transport that has one
     */
    public RpcResponse error(int status, int code, String text, @Nullable ObjectNode data) {
        return RpcResponse.error(status, message.id(), code, text, data);
    }

    /** Runs the work; a caller that asked for progress receives it until the work ends. */
    <T> T withProgress(Supplier<T> work) {
        var progress = Progress.of(message, peer());
        progress.ifPresent(listener -> scope().onProgress(listener::report));
        try {
            return work.get();
        } finally {
            progress.ifPresent(Progress::end);
        }
    }
}
