package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.mcp.McpRequest;
import dev.paigomcp.mcp.RpcResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a tool that wants something of its client says to a call, as the protocol writes it in the era of the request. */
@FunctionalInterface
interface ToolAnswer {
    int MISSING_CAPABILITY = -32021;

    /** The capability that a client must have declared to be asked by a method. */
    Map<String, String> ASKED_BY =
            Map.of("elicitation/create", "elicitation", "sampling/createMessage", "sampling", "roots/list", "roots");

    RpcResponse to(McpRequest request);

    /** The tool ran (MCP 2025-11-25, CallToolResult). */
    static ToolAnswer result(ObjectNode value) {
        return request -> request.result(request.format().complete(value));
    }

    /** What came with the arguments is wrong: a developer must correct it. */
    static ToolAnswer wrong(String message) {
        return request -> request.invalid(message);
    }

    /**
     * The tool cannot go on before the client has answered (MCP 2026-07-28, InputRequiredResult). Nothing is asked that the
     * client has not said it can answer.
     *
     * @param questions by a key of the tool's choice
     * @param state to be brought back with the answers
     */
    static ToolAnswer asks(ObjectNode questions, Optional<String> state) {
        return request -> {
            var call = new AskingCall(request);
            var missing = Json.MAPPER.createObjectNode();
            for (var asked : questions) {
                var needed = ASKED_BY.get(asked.path("method").asString(""));
                if (needed != null && !call.capabilities().has(needed)) {
                    missing.putObject(needed);
                }
            }
            if (!call.isModern() || !missing.isEmpty()) {
                return lacks(missing).to(request);
            }
            var result = request.format().complete(Json.MAPPER.createObjectNode());
            result.put("resultType", "input_required");
            result.set("inputRequests", questions);
            state.ifPresent(text -> result.put("requestState", text));
            return request.result(result);
        };
    }

    /**
     * The client did not declare what the tool needs (MCP 2026-07-28, Missing Required Capabilities).
     *
     * @param capabilities the missing ones, as the client would declare them
     */
    static ToolAnswer lacks(ObjectNode capabilities) {
        return request -> {
            if (!new AskingCall(request).isModern()) {
                return needsNewerClient().to(request);
            }
            var data = Json.MAPPER.createObjectNode();
            data.set("requiredCapabilities", capabilities);
            return request.error(
                    400,
                    MISSING_CAPABILITY,
                    "This tool asks its client something and needs these in _meta[\"" + AskingCall.CAPABILITIES_KEY
                            + "\"]: " + String.join(", ", capabilities.propertyNames()),
                    data);
        };
    }

    /** After a handshake that no replica remembers nobody can be asked, and what the client can do is not known. */
    private static ToolAnswer needsNewerClient() {
        var value = Json.MAPPER.createObjectNode().put("isError", true);
        value.putArray("content")
                .addObject()
                .put("type", "text")
                .put(
                        "text",
                        "This tool asks its client something, which it can do with clients of the revision 2026-07-28"
                                + " alone. Nothing was done.");
        return result(value);
    }
}
