package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.resources.ResourceLibrary;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The revisions in which each request tells, in its {@code _meta}, under which revision and with which capabilities it
 * was sent. A caller that goes has its call cancelled (MCP 2026-07-28, Cancellation).
 */
final class ModernEra implements Era {
    private static final List<String> VERSIONS = List.of("2026-07-28");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String DISCOVER = "server/discover";

    private final CallConvention manner;
    private final ModernChecks checks = new ModernChecks(VERSIONS);
    private final byte[] discovered;
    private final StaticList list;
    private final ToolCalls calls;
    private final ResourceMethods library;

    ModernEra(ServerInfo identity, ServedTools tools, ToolCalls calls, ResourceLibrary library) {
        var results = new ModernResults(identity);
        this.manner = new ModernCalls(results);
        this.discovered = discovered(identity, results);
        var dress = new ResultEnvelope(results::complete, results::cacheable, results::live);
        this.list = new StaticList("tools", "tools", tools.list(), dress);
        this.calls = calls;
        this.library = new ResourceMethods(library, dress, ErrorCodes.INVALID_PARAMS);
    }

    private static byte[] discovered(ServerInfo identity, ModernResults results) {
        var result = Json.MAPPER.createObjectNode();
        VERSIONS.forEach(result.putArray("supportedVersions")::add);
        result.set("capabilities", Capabilities.of());
        result.put("instructions", identity.instructions());
        return Json.bytes(results.cacheable(result));
    }

    @Override
    public List<String> versions() {
        return VERSIONS;
    }

    /** The body says it; where it does not, a revision in the header that is younger than any with a handshake does. */
    @Override
    public boolean claims(Message message, RequestContext info) {
        return MetaKeys.of(message).has(MetaKeys.PROTOCOL_VERSION) || isModern(info.protocolVersion());
    }

    private static boolean isModern(@Nullable String version) {
        return version != null
                && version.compareTo(ProtocolVersions.MCP_2025_11_25) > 0
                && DATE.matcher(version).matches();
    }

    @Override
    public RpcResponse answer(Message message, RequestContext info) {
        if (message instanceof Message.Request request) {
            return checks.fault(request, info.headers()).orElseGet(() -> answer(request, info));
        }
        return checks.fault(message, info.headers()).orElseGet(RpcResponse::accepted);
    }

    private RpcResponse answer(Message.Request request, RequestContext info) {
        return switch (request.method()) {
            case DISCOVER -> RpcResponse.result(request.id(), discovered);
            case McpSchema.METHOD_TOOLS_LIST -> list.answer(request);
            case McpSchema.METHOD_TOOLS_CALL -> watched(info, () -> calls.answer(request, info, manner));
            case McpSchema.METHOD_PROMPT_LIST -> library.listPrompts(request);
            case McpSchema.METHOD_PROMPT_GET -> library.getPrompt(request, info);
            case McpSchema.METHOD_RESOURCES_LIST -> library.listResources(request);
            case McpSchema.METHOD_RESOURCES_TEMPLATES_LIST -> library.listTemplates(request);
            case McpSchema.METHOD_RESOURCES_READ -> watched(info, () -> library.readResource(request, info));
            case McpSchema.METHOD_COMPLETION_COMPLETE -> watched(info, () -> library.complete(request, info));
            default ->
                RpcResponse.error(
                        404,
                        request.id(),
                        ErrorCodes.METHOD_NOT_FOUND,
                        "The method \"" + Ellipsis.quoted(request.method()) + "\" is not offered; server/discover, "
                                + Capabilities.METHODS + " are",
                        null);
        };
    }

    private static RpcResponse watched(RequestContext info, Supplier<RpcResponse> work) {
        var watch = info.caller().watch(info.scope());
        try {
            return work.get();
        } finally {
            watch.close();
        }
    }
}
