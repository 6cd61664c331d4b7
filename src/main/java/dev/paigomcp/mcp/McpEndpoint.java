package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.resources.ResourceLibrary;
import dev.paigomcp.tools.Tools;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;
import java.util.function.Supplier;

/**
 * The Model Context Protocol without a transport: a message goes in, the answer comes out.
 *
 * <p>The order is that of what can be known: first the envelope, then the revision that it was sent under, then the
 * method, then the tool. A message that a developer must correct becomes a JSON-RPC error; what a model can correct is
 * the result of a tool. Thread-safe, and holds nothing between two messages.
 */
public final class McpEndpoint {
    private static final String CANCELLED = "notifications/cancelled";

    private final ServerInfo identity;
    private final HandshakeEra handshakes;
    private final List<Era> eras;

    /** Over a Paigo account. */
    public McpEndpoint(ServerInfo identity, Tools tools, ResourceLibrary library) {
        this(identity, new AccountTools(tools), library);
    }

    /** Over tools that may also ask their clients something. */
    public McpEndpoint(ServerInfo identity, ServedTools tools, ResourceLibrary library) {
        this.identity = identity;
        var calls = new ToolCalls(tools, new CallLog(identity.environment()));
        this.handshakes = new HandshakeEra(identity, tools, calls, library);
        this.eras = List.of(new ModernEra(identity, tools, calls, library), handshakes);
    }

    public ServerInfo identity() {
        return identity;
    }

    public RpcResponse handle(byte[] body, RequestContext info) {
        return prepare(body, info).get();
    }

    /**
     * Reads a message and lets its caller know of the request that begins or is taken back, so that messages which come
     * one after another are told in that order. The answer may then take as long as a tool does.
     */
    public Supplier<RpcResponse> prepare(byte[] body, RequestContext info) {
        var message = MessageReader.read(body);
        if (message instanceof Message.Malformed malformed) {
            return () -> RpcResponse.error(400, malformed.id(), malformed.code(), malformed.message(), null);
        }
        if (message instanceof Message.Request request) {
            info.caller().begins(request.id(), info.scope());
        } else if (message instanceof Message.Notification notification
                && notification.method().equals(CANCELLED)) {
            info.caller().cancels(notification.params().path("requestId"));
        }
        return () -> answer(message, info);
    }

    private RpcResponse answer(Message message, RequestContext info) {
        for (var era : eras) {
            if (era.claims(message, info)) {
                return era.answer(message, info);
            }
        }
        return unsupported(message, info);
    }

    private RpcResponse unsupported(Message message, RequestContext info) {
        var supported = handshakes.versions();
        var asked = Ellipsis.quoted(String.valueOf(info.protocolVersion()));
        var data = Json.MAPPER.createObjectNode();
        var list = data.putArray("supported");
        supported.forEach(list::add);
        data.put("requested", asked);
        return RpcResponse.error(
                400,
                message.id(),
                ErrorCodes.INVALID_REQUEST,
                "MCP-Protocol-Version \"" + asked + "\" is not supported; these are: " + String.join(", ", supported),
                data);
    }
}
