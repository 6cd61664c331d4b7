package dev.paigomcp.conformance;

import dev.paigomcp.mcp.MethodTable;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools that want something of their client: one asks it a question, one needs a capability of it. */
final class AskingTools implements Tools {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Calls these tools in place of the product's method. */
    static MethodTable.Method method(MethodTable.Method product) {
        return new AskingMethod(Map.of("asks", AskingTools::ask, "needs", AskingTools::need), product);
    }

    @Override
    public List<ObjectNode> list() {
        return List.of(tool("asks"), tool("needs"));
    }

    private static ObjectNode tool(String name) {
        var tool = JSON.objectNode().put("name", name).put("description", "Wants something.");
        tool.putObject("inputSchema").put("type", "object");
        return tool;
    }

    @Override
    public boolean has(String name) {
        return name.equals("asks") || name.equals("needs");
    }

    @Override
    public ToolResult call(String name, ObjectNode arguments, CallScope scope) {
        throw new AssertionError("the product calls " + name);
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
