package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The revisions in which each request says in its {@code _meta} under which revision and with which capabilities it was
 * sent. If a caller goes, its call is cancelled (MCP 2026-07-28, Cancellation).
 */
final class ModernEra implements Era {
    static final String PROTOCOL_VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
    static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
    private static final String SERVER_INFO_KEY = "io.modelcontextprotocol/serverInfo";

    private static final List<String> VERSIONS = List.of("2026-07-28");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** For how long clients may keep a list. It changes only with the server's version, which they notice after that. */
    private static final int LIST_TTL_MILLIS = 300_000;

    private final ModernChecks checks = new ModernChecks(VERSIONS);
    private final AnswerFormat format;
    private final MethodTable methods;

    /** @param shared makes the methods of every era for the format of one */
    ModernEra(ServerInfo server, Function<AnswerFormat, MethodTable> shared) {
        this.format = format(server);
        var discovered = Json.bytes(format.lasting(discovery(server)));
        this.methods = MethodTable.EMPTY
                .with(
                        "server/discover",
                        request -> RpcResponse.result(request.message().id(), discovered))
                .with(shared.apply(format))
                .wrap(McpSchema.METHOD_TOOLS_CALL, ModernEra::watched)
                .wrap(McpSchema.METHOD_RESOURCES_READ, ModernEra::watched)
                .wrap(McpSchema.METHOD_COMPLETION_COMPLETE, ModernEra::watched);
    }

    /**
     * Returns what is added to every result (MCP 2026-07-28, Result and CacheableResult). Live results show Paigo's data as
     * they are now: nobody keeps them, since money moves. Lasting ones may be kept for everybody where all callers see the
     * same, and for one caller otherwise.
     */
    private static AnswerFormat format(ServerInfo server) {
        var complete = Json.MAPPER.createObjectNode().put("resultType", "complete");
        complete.putObject("_meta").set(SERVER_INFO_KEY, server.info());
        var lasting = Json.MAPPER
                .createObjectNode()
                .put("ttlMs", LIST_TTL_MILLIS)
                .put("cacheScope", server.account() == null ? "public" : "private");
        var live = Json.MAPPER.createObjectNode().put("ttlMs", 0).put("cacheScope", "private");
        return new AnswerFormat(
                complete, lasting.setAll(complete), live.setAll(complete), ErrorCodes.INVALID_PARAMS, 404);
    }

    private static ObjectNode discovery(ServerInfo server) {
        var result = Json.MAPPER.createObjectNode();
        VERSIONS.forEach(result.putArray("supportedVersions")::add);
        result.set("capabilities", Era.capabilities());
        result.put("instructions", server.instructions());
        return result;
    }

    private static MethodTable.Method watched(MethodTable.Method method) {
        return request -> {
            var watch = request.peer().watch(request.scope());
            try {
                return method.answer(request);
            } finally {
                watch.close();
            }
        };
    }

    /** The body says the revision; where it does not, a header with one later than any with a handshake does. */
    @Override
    public boolean claims(Message message, RequestContext context) {
        return message.meta().has(PROTOCOL_VERSION_KEY) || isModern(context.protocolVersion());
    }

    private static boolean isModern(@Nullable String version) {
        return version != null
                && version.compareTo(ProtocolVersions.MCP_2025_11_25) > 0
                && DATE.matcher(version).matches();
    }

    @Override
    public RpcResponse answer(Message.Request request, RequestContext context) {
        return checks.fault(request, context.headers())
                .orElseGet(() -> Era.answer(methods, new McpRequest(request, context, format)));
    }

    @Override
    public RpcResponse answer(Message.Notification notification, RequestContext context) {
        return checks.fault(notification, context.headers()).orElseGet(RpcResponse::accepted);
    }

    @Override
    public RpcResponse answer(Message.Response response, RequestContext context) {
        return RpcResponse.error(
                400,
                response.id(),
                ErrorCodes.INVALID_REQUEST,
                "This server asks nothing, so there is nothing to respond to: send requests and notifications",
                null);
    }
}
