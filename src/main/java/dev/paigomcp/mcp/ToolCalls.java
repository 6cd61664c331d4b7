package dev.paigomcp.mcp;

import dev.paigomcp.json.Json;
import dev.paigomcp.paigo.CallScope;
import dev.paigomcp.text.Nearest;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import dev.paigomcp.tools.Tools;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code tools/call}. */
final class ToolCalls {
    private static final Logger FAULTS = LoggerFactory.getLogger(ToolCalls.class);

    private final Tools tools;
    private final List<String> names;
    private final CallLog log;

    ToolCalls(Tools tools, CallLog log) {
        this.tools = tools;
        this.names =
                tools.list().stream().map(tool -> tool.path("name").asString()).toList();
        this.log = log;
    }

    Reply answer(Message.Request request, RequestInfo info) {
        return answer(request, info, result -> result);
    }

    /** @param dress what the revision adds to a result */
    Reply answer(Message.Request request, RequestInfo info, UnaryOperator<ObjectNode> dress) {
        var started = System.nanoTime();
        var scope = info.scope();
        var name = request.params().path("name");
        if (!name.isString()) {
            log.malformed("unknown", started, scope);
            return invalid(request, "The parameter \"name\" must be a string, the name of a tool");
        }
        var tool = name.stringValue();
        if (!tools.has(tool)) {
            log.malformed("unknown", started, scope);
            return invalid(
                    request,
                    "There is no tool \"" + Quoted.of(tool) + "\"" + Nearest.hint(tool, names)
                            + " (tools/list has all of them)");
        }
        var arguments = request.params().get("arguments");
        if (arguments != null && !arguments.isObject()) {
            log.malformed(tool, started, scope);
            return invalid(request, "The parameter \"arguments\" of the tool \"" + tool + "\" must be an object");
        }
        var progress = Progress.of(request, info.caller());
        progress.ifPresent(told -> scope.onProgress(told::tell));
        var result = run(tool, arguments == null ? Json.MAPPER.createObjectNode() : (ObjectNode) arguments, scope);
        progress.ifPresent(Progress::end);
        log.called(tool, result, started, scope);
        return Reply.result(request.id(), Json.bytes(dress.apply(wire(result))));
    }

    /** A fault of ours must reach neither the model nor the client in its own words, and must not end the server. */
    private ToolResult run(String tool, ObjectNode arguments, CallScope scope) {
        try {
            return tools.call(tool, arguments, scope);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            FAULTS.error("tool={} id={} failed", tool, scope.correlationId(), e);
            return ToolResult.failure(
                    Outcome.failed,
                    "Internal error of this server, not of the arguments. Its log has the cause under the correlation"
                            + " id " + scope.correlationId() + ".",
                    null);
        }
    }

    private static ObjectNode wire(ToolResult result) {
        var root = Json.MAPPER.createObjectNode();
        root.putArray("content").addObject().put("type", "text").put("text", result.text());
        if (result.structured() != null) {
            root.set("structuredContent", result.structured());
        }
        root.put("isError", result.isError());
        return root;
    }

    private static Reply invalid(Message.Request request, String message) {
        return Reply.error(200, request.id(), ErrorCodes.INVALID_PARAMS, message, null);
    }
}
