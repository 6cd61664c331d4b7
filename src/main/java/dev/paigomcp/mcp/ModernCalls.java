package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls under the revisions that carry all in the request: a tool may ask its client, who calls again with the answers
 * (MCP 2026-07-28, Multi Round-Trip Requests).
 */
final class ModernCalls implements CallConvention {
    private static final int MISSING_CAPABILITY = -32021;

    /** The capability that a client must have declared to be asked by a method. */
    private static final Map<String, String> ASKED_BY =
            Map.of("elicitation/create", "elicitation", "sampling/createMessage", "sampling", "roots/list", "roots");

    private final ModernResults results;

    ModernCalls(ModernResults results) {
        this.results = results;
    }

    @Override
    public @Nullable String fault(Message.Request request) {
        var inputs = request.params().get("inputResponses");
        if (inputs != null && !inputs.isObject()) {
            return "The parameter \"inputResponses\" must be an object, by the keys of \"inputRequests\"";
        }
        var state = request.params().get("requestState");
        return state == null || state.isString()
                ? null
                : "The parameter \"requestState\" must be the string that came with the question";
    }

    @Override
    public ToolCall call(Message.Request request, String tool, ObjectNode arguments) {
        var inputs = request.params().get("inputResponses");
        return new ToolCall(
                tool,
                arguments,
                Optional.of(capabilities(request)),
                inputs == null ? Json.MAPPER.createObjectNode() : (ObjectNode) inputs,
                Optional.ofNullable(request.params().get("requestState")).map(JsonNode::stringValue));
    }

    @Override
    public RpcResponse complete(Message.Request request, ToolAnswer.Result result) {
        return RpcResponse.result(request.id(), Json.bytes(results.complete(result.value())));
    }

    /** Nothing is asked that the client has not said it can answer. */
    @Override
    public RpcResponse asks(Message.Request request, ToolAnswer.Asks question) {
        var declared = capabilities(request);
        var missing = Json.MAPPER.createObjectNode();
        for (var asked : question.requests()) {
            var needed = ASKED_BY.get(asked.path("method").asString(""));
            if (needed != null && !declared.has(needed)) {
                missing.putObject(needed);
            }
        }
        return missing.isEmpty()
                ? RpcResponse.result(request.id(), Json.bytes(results.asking(question)))
                : lacks(request, new ToolAnswer.Lacks(missing));
    }

    @Override
    public RpcResponse lacks(Message.Request request, ToolAnswer.Lacks missing) {
        var data = Json.MAPPER.createObjectNode();
        data.set("requiredCapabilities", missing.capabilities());
        return RpcResponse.error(
                400,
                request.id(),
                MISSING_CAPABILITY,
                "This tool asks its client something and needs these in _meta[\"" + MetaKeys.CLIENT_CAPABILITIES
                        + "\"]: " + String.join(", ", missing.capabilities().propertyNames()),
                data);
    }

    /** {@link ModernChecks} has seen that it is an object. */
    private static ObjectNode capabilities(Message.Request request) {
        return (ObjectNode) MetaKeys.of(request).path(MetaKeys.CLIENT_CAPABILITIES);
    }
}
