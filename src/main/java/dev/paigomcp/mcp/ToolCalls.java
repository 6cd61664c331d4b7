package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Nearest;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import dev.paigomcp.transport.CallScope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code tools/call}. */
final class ToolCalls {
    private static final Logger FAULTS = LoggerFactory.getLogger(ToolCalls.class);

    private final ServedTools tools;
    private final List<String> names;
    private final CallLog log;

    ToolCalls(ServedTools tools, CallLog log) {
        this.tools = tools;
        this.names =
                tools.list().stream().map(tool -> tool.path("name").asString()).toList();
        this.log = log;
    }

    /** @param manner of the era that the call was sent under */
    RpcResponse answer(Message.Request request, RequestContext info, CallConvention manner) {
        var started = System.nanoTime();
        var scope = info.scope();
        var who = info.caller().who();
        var name = request.params().path("name");
        if (!name.isString()) {
            log.malformed("unknown", started, scope, who);
            return invalid(request, "The parameter \"name\" must be a string, the name of a tool");
        }
        var tool = name.stringValue();
        if (!tools.has(tool)) {
            log.malformed("unknown", started, scope, who);
            return invalid(
                    request,
                    "There is no tool \"" + Ellipsis.quoted(tool) + "\"" + Nearest.hint(tool, names)
                            + " (tools/list has all of them)");
        }
        var lacking = tools.lacks(tool);
        if (lacking.isPresent()) {
            log.forbidden(tool, started, scope, who);
            return RpcResponse.forbidden(request.id(), lacking.get(), "The tool \"" + tool + "\"");
        }
        var arguments = request.params().get("arguments");
        if (arguments != null && !arguments.isObject()) {
            log.malformed(tool, started, scope, who);
            return invalid(request, "The parameter \"arguments\" of the tool \"" + tool + "\" must be an object");
        }
        var fault = manner.fault(request);
        if (fault != null) {
            log.malformed(tool, started, scope, who);
            return invalid(request, fault);
        }
        var given = arguments == null ? Json.MAPPER.createObjectNode() : (ObjectNode) arguments;
        var progress = Progress.of(request, info.caller());
        progress.ifPresent(told -> scope.onProgress(told::tell));
        var answer = run(manner.call(request, tool, given), scope);
        progress.ifPresent(Progress::end);
        log.called(tool, answer, started, scope, who);
        return reply(request, answer, manner);
    }

    private static RpcResponse reply(Message.Request request, ToolAnswer answer, CallConvention manner) {
        if (answer instanceof ToolAnswer.Result result) {
            return manner.complete(request, result);
        }
        if (answer instanceof ToolAnswer.Asks question) {
            return manner.asks(request, question);
        }
        return answer instanceof ToolAnswer.Lacks missing
                ? manner.lacks(request, missing)
                : invalid(request, ((ToolAnswer.Wrong) answer).message());
    }

    /** A fault of ours must reach neither the model nor the client in its own words, and must not end the server. */
    private ToolAnswer run(ToolCall call, CallScope scope) {
        try {
            return tools.call(call, scope);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            FAULTS.error("tool={} id={} failed", call.tool(), scope.correlationId(), e);
            return AccountTools.answer(ToolResult.failure(
                    Outcome.failed,
                    "Internal error of this server, not of the arguments. Its log has the cause under the correlation"
                            + " id " + scope.correlationId() + ".",
                    null));
        }
    }

    private static RpcResponse invalid(Message.Request request, String message) {
        return RpcResponse.error(200, request.id(), ErrorCodes.INVALID_PARAMS, message, null);
    }
}
