package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.mcp.ServedTools;
import dev.paigomcp.mcp.ToolAnswer;
import dev.paigomcp.mcp.ToolCall;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.transport.CallScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that the suite calls by name, as {@code fixture/tools.json} describes them: each has a result, and before
 * it may need a capability, tell its progress, or ask its client in rounds.
 */
final class FixtureTools implements ServedTools {
    private final Map<String, JsonNode> tools = new LinkedHashMap<>();
    private final SignedRound rounds = new SignedRound("a key of this test".getBytes());

    FixtureTools() {
        for (var described : Fixture.read("tools.json")) {
            tools.put(described.at("/tool/name").stringValue(), described);
        }
    }

    @Override
    public List<ObjectNode> list() {
        return tools.values().stream()
                .map(described -> (ObjectNode) described.get("tool").deepCopy())
                .toList();
    }

    @Override
    public boolean has(String name) {
        return tools.containsKey(name);
    }

    @Override
    public ToolAnswer call(ToolCall call, CallScope scope) {
        var described = tools.get(call.tool());
        var missing = missing(described.path("needs"), call);
        if (!missing.isEmpty()) {
            return new ToolAnswer.Lacks(missing);
        }
        for (var step : described.path("progress")) {
            scope.progress(step.stringValue());
        }
        return described.has("rounds") ? ask(described, call) : result(described);
    }

    private static ObjectNode missing(JsonNode needs, ToolCall call) {
        var missing = Json.MAPPER.createObjectNode();
        var declared = call.capabilities().orElseGet(Json.MAPPER::createObjectNode);
        needs.properties().stream()
                .filter(need -> !declared.has(need.getKey()))
                .forEach(need -> missing.set(need.getKey(), need.getValue()));
        return missing;
    }

    /** The round that the state names, none being the first, is asked again until all of it is answered. */
    private ToolAnswer ask(JsonNode described, ToolCall call) {
        var proved = call.state().map(rounds::read).orElse(Optional.of(0));
        if (proved.isEmpty()) {
            return new ToolAnswer.Wrong("The parameter \"requestState\" is not what this server gave");
        }
        var round = proved.get();
        if (isAnswered(questions(described, round, call), call)) {
            round++;
        }
        if (round == described.get("rounds").size()) {
            return result(described);
        }
        var state =
                described.path("state").asBoolean(false) ? Optional.of(rounds.write(round)) : Optional.<String>empty();
        return new ToolAnswer.Asks(questions(described, round, call), state);
    }

    private static ObjectNode questions(JsonNode described, int round, ToolCall call) {
        var all = (ObjectNode) described.get("rounds").get(round).deepCopy();
        if (described.path("declaredOnly").asBoolean(false)) {
            var declared = call.capabilities().orElseGet(Json.MAPPER::createObjectNode);
            all.properties()
                    .removeIf(asked -> !declared.has(
                            asked.getValue().path("method").stringValue().startsWith("sampling")
                                    ? "sampling"
                                    : "elicitation"));
        }
        return all;
    }

    private static boolean isAnswered(ObjectNode questions, ToolCall call) {
        return questions.propertyNames().stream()
                .allMatch(key -> call.inputs().path(key).isObject());
    }

    private static ToolAnswer result(JsonNode described) {
        var value = (ObjectNode) described.get("result").deepCopy();
        var failed = value.path("isError").asBoolean(false);
        return new ToolAnswer.Result(value, failed ? ToolResult.Outcome.failed : ToolResult.Outcome.ok, null);
    }
}
