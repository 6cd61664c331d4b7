package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import tools.jackson.databind.node.ObjectNode;

/** One way to speak the protocol: after a handshake, or with everything in each request. Thread-safe. */
interface Era {
    /** Returns whether the message was sent under a revision of this era. */
    boolean claims(Message message, RequestContext context);

    RpcResponse answer(Message.Request request, RequestContext context);

    RpcResponse answer(Message.Notification notification, RequestContext context);

    RpcResponse answer(Message.Response response, RequestContext context);

    /** Answers the request by the method that it names, or by an error that lists the methods of the table. */
    static RpcResponse answer(MethodTable methods, McpRequest request) {
        var name = request.message().method();
        return methods.find(name)
                .map(method -> method.answer(request))
                .orElseGet(() -> request.error(
                        request.format().methodNotFoundStatus(),
                        ErrorCodes.METHOD_NOT_FOUND,
                        "The method \"" + Ellipsis.quoted(name) + "\" is not offered; " + methods.names() + " are",
                        null));
    }

    /** Returns what this server offers in every era (MCP 2025-11-25, ServerCapabilities). */
    static ObjectNode capabilities() {
        var capabilities = Json.MAPPER.createObjectNode();
        capabilities.putObject("tools").put("listChanged", false);
        capabilities.putObject("prompts");
        capabilities.putObject("resources");
        capabilities.putObject("completions");
        return capabilities;
    }
}
