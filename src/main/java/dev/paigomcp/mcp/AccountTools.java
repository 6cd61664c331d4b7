package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tools of a Paigo account as an endpoint serves them: they ask the client nothing, and answer in text. */
record AccountTools(Tools tools) implements ServedTools {
    @Override
    public List<ObjectNode> list() {
        return tools.list();
    }

    @Override
    public boolean has(String name) {
        return tools.has(name);
    }

    @Override
    public Optional<Scope> lacks(String name) {
        return tools.lacks(name);
    }

    @Override
    public ToolAnswer call(ToolCall call, CallScope scope) {
        return answer(tools.call(call.tool(), call.arguments(), scope));
    }

    static ToolAnswer.Result answer(ToolResult result) {
        var root = Json.MAPPER.createObjectNode();
        root.putArray("content").addObject().put("type", "text").put("text", result.text());
        if (result.structured() != null) {
            root.set("structuredContent", result.structured());
        }
        root.put("isError", result.isError());
        return new ToolAnswer.Result(root, result.outcome(), result.paigoStatus());
    }
}
