package dev.paigomcp.mcp;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON-RPC message (JSON-RPC 2.0, sections 4 and 5). MCP has no batches since 2025-06-18, and this server has none. */
public sealed interface Message {
    /** Reads the message that the bytes hold. Never throws: bytes that hold none are a {@link Malformed} message. */
    static Message read(byte[] body) {
        return MessageReader.read(body);
    }

    /** Returns what the function for this kind of message returns. */
    <T> T fold(
            Function<Request, T> request,
            Function<Notification, T> notification,
            Function<Response, T> response,
            Function<Malformed, T> malformed);

    /** Returns the id that a response repeats, or JSON null if there is none. */
    default JsonNode id() {
        return NullNode.getInstance();
    }

    /** Returns the parameters, or an empty object if the message has none. */
    default ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns the {@code _meta} of the parameters, or a missing node. */
    default JsonNode meta() {
        return params().path("_meta");
    }

    /**
     * A message that wants a response.
     *
     * @param id a string or an integer of any size
     */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {
        @Override
        public <T> T fold(
                Function<Request, T> request,
                Function<Notification, T> notification,
                Function<Response, T> response,
                Function<Malformed, T> malformed) {
            return request.apply(this);
        }
    }

    /** A message that wants no response. */
    record Notification(String method, ObjectNode params) implements Message {
        private static final String CANCELLED = "notifications/cancelled";

        /** Returns the id of the request that this message takes back (MCP 2025-11-25, Cancellation), or empty. */
        public Optional<JsonNode> cancelledId() {
            return method.equals(CANCELLED) ? Optional.of(params.path("requestId")) : Optional.empty();
        }

        @Override
        public <T> T fold(
                Function<Request, T> request,
                Function<Notification, T> notification,
                Function<Response, T> response,
                Function<Malformed, T> malformed) {
            return notification.apply(this);
        }
    }

    /** The response to a request of this server, which never sends one. */
    record Response() implements Message {
        @Override
        public <T> T fold(
                Function<Request, T> request,
                Function<Notification, T> notification,
                Function<Response, T> response,
                Function<Malformed, T> malformed) {
            return response.apply(this);
        }
    }

    /**
     * Bytes that are no message.
     *
     * @param id of the request, as far as it could be read; JSON null otherwise
     * @param code of the JSON-RPC error
     * @param message names the rule that is broken
     */
    record Malformed(JsonNode id, int code, String message) implements Message {
        @Override
        public <T> T fold(
                Function<Request, T> request,
                Function<Notification, T> notification,
                Function<Response, T> response,
                Function<Malformed, T> malformed) {
            return malformed.apply(this);
        }
    }
}
