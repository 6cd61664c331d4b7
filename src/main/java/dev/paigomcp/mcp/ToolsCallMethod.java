package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.tools.Tool;
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
final class ToolsCallMethod implements MethodTable.Method {
    private static final FaultBoundary FAULTS =
            new FaultBoundary(LoggerFactory.getLogger(ToolsCallMethod.class), "tool=", "arguments");

    private final Tools tools;
    private final GrantedScopes granted;
    private final CallLog log;

    ToolsCallMethod(Tools tools, GrantedScopes granted, CallLog log) {
        this.tools = tools;
        this.granted = granted;
        this.log = log;
    }

    /** Returns the tools that the caller may use, in order. */
    List<Tool> permitted() {
        return tools.list().stream()
                .filter(tool -> granted.contains(tool.requiredScope()))
                .toList();
    }

    @Override
    public RpcResponse answer(McpRequest request) {
        var line = log.start(request.context());
        var name = request.params().path("name");
        if (!name.isString()) {
            line.unknownTool();
            return request.invalid("The parameter \"name\" must be a string, the name of a tool");
        }
        var tool = tools.find(name.stringValue());
        if (tool.isEmpty()) {
            line.unknownTool();
            return request.invalid(unknown(name.stringValue()));
        }
        return answer(request, tool.get(), line);
    }

    private String unknown(String name) {
        var names = permitted().stream().map(Tool::name).toList();
        return "There is no tool \"" + Ellipsis.quoted(name) + "\"" + tools.hint(name, names)
                + " (tools/list has all of them)";
    }

    private RpcResponse answer(McpRequest request, Tool tool, CallLog.Line line) {
        var name = tool.name();
        var forbidden = granted.refusal(request, tool.requiredScope(), "The tool \"" + name + "\"");
        if (forbidden.isPresent()) {
            line.forbidden(name);
            return forbidden.get();
        }
        var arguments = request.optional("arguments");
        if (!arguments.isObject() && !arguments.isMissingNode()) {
            line.malformed(name);
            return request.invalid("The parameter \"arguments\" of the tool \"" + name + "\" must be an object");
        }
        var given = arguments instanceof ObjectNode some ? some : Json.MAPPER.createObjectNode();
        return FAULTS.run(
                name,
                request.scope(),
                () -> {
                    var result = request.withProgress(() -> tool.call(given, request.scope()));
                    return respond(request, name, result, line);
                },
                fault -> respond(request, name, failure(fault), line));
    }

    private static ToolResult failure(FaultBoundary.Fault fault) {
        return ToolResult.failure(fault.isLostWrite() ? Outcome.unknown : Outcome.failed, fault.message(), null);
    }

    /** Logs the call once its response is written: what cannot be written is a fault, and the log tells that instead. */
    private static RpcResponse respond(McpRequest request, String tool, ToolResult result, CallLog.Line line) {
        var response = request.result(request.format().complete(json(result)));
        line.called(tool, result);
        return result.outcome() == Outcome.lacks_right ? response.lackingRight() : response;
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
