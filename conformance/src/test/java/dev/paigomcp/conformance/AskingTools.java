package dev.paigomcp.conformance;

import dev.paigomcp.mcp.MethodTable;
import dev.paigomcp.tools.Tool;
import dev.paigomcp.tools.Tools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tools that want something of their client: one asks it a question, one needs a capability of it. */
final class AskingTools {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AskingTools() {}

    /** Calls these tools in place of the product's method. */
    static MethodTable.Method method(MethodTable.Method product) {
        return new AskingMethod(Map.of("asks", AskingTools::ask, "needs", AskingTools::need), product);
    }

    static Tools tools() {
        return new Tools(List.of(tool("asks"), tool("needs")));
    }

    private static Tool tool(String name) {
        var definition = JSON.objectNode().put("name", name).put("description", "Wants something.");
        definition.putObject("inputSchema").put("type", "object");
        return new FixtureTool(definition, scope -> {
            throw new AssertionError("the product calls " + name);
        });
    }

    private static ToolAnswer need(AskingCall call) {
        var missing = JSON.objectNode();
        missing.putObject("sampling");
        return ToolAnswer.lacks(missing);
    }

    private static ToolAnswer ask(AskingCall call) {
        if (call.state().filter(state -> !state.equals("my state")).isPresent()) {
            return ToolAnswer.wrong("That state is not mine");
        }
        var name = call.inputs().at("/name/content/name").asString("");
        if (name.isEmpty()) {
            var questions = JSON.objectNode();
            questions.putObject("name").put("method", "elicitation/create").putObject("params");
            return ToolAnswer.asks(questions, Optional.of("my state"));
        }
        var result = JSON.objectNode();
        result.putArray("content").addObject().put("type", "image").put("data", name);
        return ToolAnswer.result(result);
    }
}
