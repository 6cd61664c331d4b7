package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.mcp.MethodTable;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that the suite calls by name, as {@code fixture/tools.json} describes them. Those that report progress and
 * answer in one text are called by the product; those that need a capability, ask their client in rounds or answer with
 * anything else are called by {@link AskingMethod}.
 */
final class FixtureTools {
    private final JsonNode all = Fixture.read("tools.json");
    private final Map<String, AskingMethod.AskingTool> asking = new HashMap<>();
    private final SignedRound rounds = new SignedRound("a key of this test".getBytes());

    FixtureTools() {
        for (var described : all) {
            var name = described.at("/tool/name").stringValue();
            if (described.has("needs") || described.has("rounds") || !isText(described.at("/result/content"))) {
                asking.put(name, call -> answer(described, call));
            }
        }
    }

    private static boolean isText(JsonNode content) {
        return content.size() == 1 && content.at("/0/type").stringValue().equals("text");
    }

    /** The product's methods, but for the calls of tools that it has not. */
    MethodTable methods(MethodTable product) {
        return product.wrap("tools/call", method -> new AskingMethod(asking, method));
    }

    Tools tools() {
        return new Tools(all.valueStream()
                .map(described -> new FixtureTool((ObjectNode) described.get("tool"), scope -> call(described, scope)))
                .toList());
    }

    private static ToolResult call(JsonNode described, CallScope scope) {
        for (var step : described.path("progress")) {
            scope.progress(step.stringValue());
        }
        var text = described.at("/result/content/0/text").stringValue();
        var failed = described.at("/result/isError").asBoolean(false);
        return new ToolResult(null, text, failed ? ToolResult.Outcome.failed : ToolResult.Outcome.ok, null);
    }

    private ToolAnswer answer(JsonNode described, AskingCall call) {
        var missing = missing(described.path("needs"), call);
        if (!missing.isEmpty()) {
            return ToolAnswer.lacks(missing);
        }
        return described.has("rounds") ? ask(described, call) : result(described);
    }

    private static ObjectNode missing(JsonNode needs, AskingCall call) {
        var missing = Json.MAPPER.createObjectNode();
        needs.properties().stream()
                .filter(need -> !call.capabilities().has(need.getKey()))
                .forEach(need -> missing.set(need.getKey(), need.getValue()));
        return missing;
    }

    /** The round that the state names, none being the first, is asked again until all of it is answered. */
    private ToolAnswer ask(JsonNode described, AskingCall call) {
        var proved = call.state().map(rounds::read).orElse(Optional.of(0));
        if (proved.isEmpty()) {
            return ToolAnswer.wrong("The parameter \"requestState\" is not what this server gave");
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
        return ToolAnswer.asks(questions(described, round, call), state);
    }

    private static ObjectNode questions(JsonNode described, int round, AskingCall call) {
        var all = (ObjectNode) described.get("rounds").get(round).deepCopy();
        if (described.path("declaredOnly").asBoolean(false)) {
            all.properties()
                    .removeIf(asked -> !call.capabilities()
                            .has(
                                    asked.getValue()
                                                    .path("method")
                                                    .stringValue()
                                                    .startsWith("sampling")
                                            ? "sampling"
                                            : "elicitation"));
        }
        return all;
    }

    private static boolean isAnswered(ObjectNode questions, AskingCall call) {
        return questions.propertyNames().stream()
                .allMatch(key -> call.inputs().path(key).isObject());
    }

    private static ToolAnswer result(JsonNode described) {
        return ToolAnswer.result((ObjectNode) described.get("result").deepCopy());
    }
}
