package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * The revisions that open with {@code initialize}. No session is kept: each request is answered from what it carries, so
 * any replica can answer any of them.
 */
final class HandshakeEra implements Era {
    /** The revisions of this era, newest first. */
    static final List<String> VERSIONS = List.of(
            ProtocolVersions.MCP_2025_11_25,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2024_11_05);

    private final ServerInfo server;
    private final MethodTable methods;

    /** @param shared makes the methods of every era for the format of one */
    HandshakeEra(ServerInfo server, Function<AnswerFormat, MethodTable> shared) {
        this.server = server;
        this.methods = MethodTable.EMPTY
                .with(McpSchema.METHOD_INITIALIZE, this::initialize)
                .with(McpSchema.METHOD_PING, request -> request.result(Json.MAPPER.createObjectNode()))
                .with(shared.apply(AnswerFormat.PLAIN));
    }

    /** A client that sends no version is taken for one of 2025-03-26 (MCP 2025-11-25, Protocol Version Header). */
    @Override
    public boolean claims(Message message, RequestContext context) {
        return context.protocolVersion() == null || VERSIONS.contains(context.protocolVersion());
    }

    @Override
    public RpcResponse answer(Message.Request request, RequestContext context) {
        return Era.answer(methods, new McpRequest(request, context, AnswerFormat.PLAIN));
    }

    @Override
    public RpcResponse answer(Message.Notification notification, RequestContext context) {
        return RpcResponse.accepted();
    }

    @Override
    public RpcResponse answer(Message.Response response, RequestContext context) {
        return RpcResponse.accepted();
    }

    private RpcResponse initialize(McpRequest request) {
        var asked = request.params().path("protocolVersion");
        if (!asked.isString()) {
            return request.invalid(
                    "The parameter \"protocolVersion\" must be a string, such as \"" + VERSIONS.get(0) + "\"");
        }
        var spoken = VERSIONS.contains(asked.stringValue()) ? asked.stringValue() : VERSIONS.get(0);
        return request.result(welcome(spoken));
    }

    private ObjectNode welcome(String version) {
        var result = Json.MAPPER.createObjectNode();
        result.put("protocolVersion", version);
        result.set("capabilities", Era.capabilities());
        result.set("serverInfo", server.info());
        result.put("instructions", server.instructions());
        return result;
    }
}
