package dev.paigomcp.http;

import dev.paigomcp.mcp.ServedTools;
import dev.paigomcp.mcp.ToolAnswer;
import dev.paigomcp.mcp.ToolCall;
import dev.paigomcp.tools.ToolResult.Outcome;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools that want something of their client: one asks it a question, one needs a capability of it. */
final class AskingTools implements ServedTools {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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
    public ToolAnswer call(ToolCall call, CallScope scope) {
        if (call.tool().equals("needs")) {
            var missing = JSON.objectNode();
            missing.putObject("sampling");
            return new ToolAnswer.Lacks(missing);
        }
        if (call.state().filter(state -> !state.equals("my state")).isPresent()) {
            return new ToolAnswer.Wrong("That state is not mine");
        }
        var name = call.inputs().at("/name/content/name").asString("");
        if (name.isEmpty()) {
            var questions = JSON.objectNode();
            questions.putObject("name").put("method", "elicitation/create").putObject("params");
            return new ToolAnswer.Asks(questions, Optional.of("my state"));
        }
        var result = JSON.objectNode();
        result.putArray("content").addObject().put("type", "image").put("data", name);
        return new ToolAnswer.Result(result, Outcome.ok, null);
    }
}
