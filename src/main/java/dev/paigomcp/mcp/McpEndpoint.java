package dev.paigomcp.mcp;

import dev.paigomcp.json.Json;
import dev.paigomcp.tools.Tools;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;

/**
 * The Model Context Protocol without HTTP: the body of a POST goes in, the answer comes out.
 *
 * <p>The order is that of what can be known: first the envelope, then the revision that it was sent under, then the
 * method, then the tool. A message that a developer must correct becomes a JSON-RPC error; what a model can correct is
 * the result of a tool. Thread-safe, and holds nothing between two messages.
 */
public final class McpEndpoint {
    private final ServerIdentity identity;
    private final List<Era> eras;

    public McpEndpoint(ServerIdentity identity, Tools tools) {
        this.identity = identity;
        this.eras = List.of(new HandshakeEra(
                identity, new ToolList(tools), new ToolCalls(tools, new CallLog(identity.environment()))));
    }

    public ServerIdentity identity() {
        return identity;
    }

    public Reply handle(byte[] body, RequestInfo info) {
        var message = MessageReader.read(body);
        if (message instanceof Message.Malformed malformed) {
            return Reply.error(400, malformed.id(), malformed.code(), malformed.message(), null);
        }
        for (var era : eras) {
            if (era.claims(message, info)) {
                return message instanceof Message.Request request ? era.answer(request, info) : Reply.accepted();
            }
        }
        return unsupported(message, info);
    }

    private Reply unsupported(Message message, RequestInfo info) {
        var supported = eras.stream().flatMap(era -> era.versions().stream()).toList();
        var asked = Quoted.of(String.valueOf(info.protocolVersion()));
        var data = Json.MAPPER.createObjectNode();
        var list = data.putArray("supported");
        supported.forEach(list::add);
        data.put("requested", asked);
        return Reply.error(
                400,
                message.id(),
                ErrorCodes.INVALID_REQUEST,
                "MCP-Protocol-Version \"" + asked + "\" is not supported; these are: " + String.join(", ", supported),
                data);
    }
}
