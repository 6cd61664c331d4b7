package dev.paigomcp.mcp;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What one POST carries (JSON-RPC 2.0, sections 4 and 5; MCP has no batches since 2025-06-18). */
sealed interface Message {
    /** What an answer repeats as its id; null where there is none to repeat. */
    default JsonNode id() {
        return NullNode.getInstance();
    }

    /** What came with it; empty where nothing can. */
    default ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Wants an answer; the id is a string or an integer of any size. */
    record Request(JsonNode id, String method, ObjectNode params) implements Message {}

    /** Wants none. */
    record Notification(String method, ObjectNode params) implements Message {}

    /** An answer to a question, although this server never asks one. */
    record Response() implements Message {}

    /** None of these; the message says which rule it breaks. */
    record Malformed(JsonNode id, int code, String message) implements Message {}
}
