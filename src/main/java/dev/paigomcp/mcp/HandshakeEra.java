package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.resources.ResourceLibrary;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The revisions that open with {@code initialize}. No session is made: each request is answered from what it carries,
 * so any replica can answer any of them.
 */
final class HandshakeEra implements Era {
    private static final List<String> VERSIONS =
            List.of(ProtocolVersions.MCP_2025_11_25, ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_03_26);

    private final ServerInfo identity;
    private final StaticList list;
    private final ToolCalls calls;
    private final CallConvention manner = new HandshakeCalls();
    private final ResourceMethods library;

    HandshakeEra(ServerInfo identity, ServedTools tools, ToolCalls calls, ResourceLibrary library) {
        this.identity = identity;
        this.list = new StaticList("tools", "tools", tools.list(), ResultEnvelope.PLAIN);
        this.calls = calls;
        this.library = new ResourceMethods(library, ResultEnvelope.PLAIN, ErrorCodes.RESOURCE_NOT_FOUND);
    }

    @Override
    public List<String> versions() {
        return VERSIONS;
    }

    /** A client that sends no version is taken for one of 2025-03-26 (MCP 2025-11-25, Protocol Version Header). */
    @Override
    public boolean claims(Message message, RequestContext info) {
        return info.protocolVersion() == null || VERSIONS.contains(info.protocolVersion());
    }

    @Override
    public RpcResponse answer(Message message, RequestContext info) {
        return message instanceof Message.Request request ? answer(request, info) : RpcResponse.accepted();
    }

    private RpcResponse answer(Message.Request request, RequestContext info) {
        return switch (request.method()) {
            case McpSchema.METHOD_INITIALIZE -> initialize(request);
            case McpSchema.METHOD_PING -> RpcResponse.result(request.id(), Json.bytes(Json.MAPPER.createObjectNode()));
            case McpSchema.METHOD_TOOLS_LIST -> list.answer(request);
            case McpSchema.METHOD_TOOLS_CALL -> calls.answer(request, info, manner);
            case McpSchema.METHOD_PROMPT_LIST -> library.listPrompts(request);
            case McpSchema.METHOD_PROMPT_GET -> library.getPrompt(request, info);
            case McpSchema.METHOD_RESOURCES_LIST -> library.listResources(request);
            case McpSchema.METHOD_RESOURCES_TEMPLATES_LIST -> library.listTemplates(request);
            case McpSchema.METHOD_RESOURCES_READ -> library.readResource(request, info);
            case McpSchema.METHOD_COMPLETION_COMPLETE -> library.complete(request, info);
            default ->
                RpcResponse.error(
                        200,
                        request.id(),
                        ErrorCodes.METHOD_NOT_FOUND,
                        "The method \"" + Ellipsis.quoted(request.method()) + "\" is not offered; initialize, ping, "
                                + Capabilities.METHODS + " are",
                        null);
        };
    }

    private RpcResponse initialize(Message.Request request) {
        var asked = request.params().path("protocolVersion");
        if (!asked.isString()) {
            return RpcResponse.error(
                    200,
                    request.id(),
                    ErrorCodes.INVALID_PARAMS,
                    "The parameter \"protocolVersion\" must be a string, such as \"" + VERSIONS.get(0) + "\"",
                    null);
        }
        var spoken = VERSIONS.contains(asked.stringValue()) ? asked.stringValue() : VERSIONS.get(0);
        return RpcResponse.result(request.id(), Json.bytes(welcome(spoken)));
    }

    private ObjectNode welcome(String version) {
        var result = Json.MAPPER.createObjectNode();
        result.put("protocolVersion", version);
        result.set("capabilities", Capabilities.of());
        result.set("serverInfo", identity.info());
        result.put("instructions", identity.instructions());
        return result;
    }
}
