package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.mcp.McpRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of a tool that may ask its client, who calls again with the answers (MCP 2026-07-28, Multi Round-Trip Requests).
 */
record AskingCall(McpRequest request) {
    static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";

    /** Whether the request says what its client can do: revisions with a handshake do not. */
    boolean isModern() {
        return request.message().meta().has(CAPABILITIES_KEY);
    }

    /** What the client says it can do; empty under a revision with a handshake. */
    JsonNode capabilities() {
        return request.message().meta().path(CAPABILITIES_KEY);
    }

    /** What the client answers to an earlier question, by the keys of that; unchecked. */
    ObjectNode inputs() {
        return given("inputResponses") instanceof ObjectNode inputs ? inputs : Json.MAPPER.createObjectNode();
    }

    /** What came with that question, to be brought back; nothing proves that the client left it as it was. */
    Optional<String> state() {
        return given("requestState").asStringOpt();
    }

    /** What is wrong with the answers and the state, if anything is. */
    Optional<String> fault() {
        if (!given("inputResponses").isMissingNode() && !given("inputResponses").isObject()) {
            return Optional.of("The parameter \"inputResponses\" must be an object, by the keys of \"inputRequests\"");
        }
        return given("requestState").isMissingNode() || given("requestState").isString()
                ? Optional.empty()
                : Optional.of("The parameter \"requestState\" must be the string that came with the question");
    }

    private JsonNode given(String name) {
        return isModern() ? request.params().path(name) : MissingNode.getInstance();
    }
}
