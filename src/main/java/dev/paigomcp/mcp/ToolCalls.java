package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Nearest;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import dev.paigomcp.tools.Tools;
import java.util.List;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code tools/call}. What a developer must correct is a JSON-RPC error; what a model can correct is the result of
 * the tool (MCP 2025-11-25, Tools, Error Handling).
 */
final class ToolCalls implements MethodTable.Method {
    private static final FaultBoundary FAULTS =
            new FaultBoundary(LoggerFactory.getLogger(ToolCalls.class), "arguments");

    private final Tools tools;
    private final List<String> names;
    private final CallLog log;

    ToolCalls(Tools tools, CallLog log) {
        this.tools = tools;
        this.names =
                tools.list().stream().map(tool -> tool.path("name").asString()).toList();
        this.log = log;
    }

    @Override
    public RpcResponse answer(McpRequest request) {
        var line = log.start(request.context());
        var name = request.params().path("name");
        if (!name.isString()) {
            line.unknownTool();
            return request.invalid("The parameter \"name\" must be a string, the name of a tool");
        }
        var tool = name.stringValue();
        if (!tools.has(tool)) {
            line.unknownTool();
            return request.invalid("There is no tool \"" + Ellipsis.quoted(tool) + "\"" + Nearest.hint(tool, names)
                    + " (tools/list has all of them)");
        }
        var missing = tools.lacks(tool);
        if (missing.isPresent()) {
            line.forbidden(tool);
            return request.forbidden(missing.get(), "The tool \"" + tool + "\"");
        }
        var arguments = request.params().get("arguments");
        if (arguments != null && !arguments.isObject()) {
            line.malformed(tool);
            return request.invalid("The parameter \"arguments\" of the tool \"" + tool + "\" must be an object");
        }
        var given = arguments == null ? Json.MAPPER.createObjectNode() : (ObjectNode) arguments;
        var result = request.withProgress(() -> call(tool, given, request));
        line.called(tool, result);
        return request.result(request.format().complete(json(result)));
    }

    private ToolResult call(String tool, ObjectNode arguments, McpRequest request) {
        return FAULTS.run(
                "tool=" + tool + " ",
                request.scope(),
                () -> tools.call(tool, arguments, request.scope()),
                message -> ToolResult.failure(Outcome.failed, message, null));
    }

    /** Returns the result as the protocol writes it (MCP 2025-11-25, CallToolResult). */
    private static ObjectNode json(ToolResult result) {
        var root = Json.MAPPER.createObjectNode();
        root.putArray("content").addObject().put("type", "text").put("text", result.text());
        if (result.structured() != null) {
            root.set("structuredContent", result.structured());
        }
        return root.put("isError", result.isError());
    }
}
