package dev.paigomcp.mcp;

import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an era writes its answers.
 *
 * @param completeFields added to a result that answers one question
 * @param lastingFields added to a result that stays the same as long as the server runs
 * @param liveFields added to a result that may be another one when it is read again
 * @param resourceNotFound the code of the error for a resource that does not exist
 * @param methodNotFoundStatus the HTTP status of the error for a method that does not exist
 */
public record AnswerFormat(
        ObjectNode completeFields,
        ObjectNode lastingFields,
        ObjectNode liveFields,
        int resourceNotFound,
        int methodNotFoundStatus) {
    /** Results as they are (MCP 2025-11-25). */
    static final AnswerFormat PLAIN = new AnswerFormat(none(), none(), none(), ErrorCodes.RESOURCE_NOT_FOUND, 200);

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Adds what belongs to a result that answers one question; returns the result. */
    public ObjectNode complete(ObjectNode result) {
        return result.setAll(completeFields);
    }

    /** Adds what belongs to a result that stays the same as long as the server runs; returns the result. */
    ObjectNode lasting(ObjectNode result) {
        return result.setAll(lastingFields);
    }

    /** Adds what belongs to a result that may be another one when it is read again; returns the result. */
    ObjectNode live(ObjectNode result) {
        return result.setAll(liveFields);
    }
}
