package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.tools.ToolResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Calls after a handshake that no replica remembers: nobody can be asked, and what the client can do is not known. */
final class HandshakeCalls implements CallConvention {
    @Override
    public @Nullable String fault(Message.Request request) {
        return null;
    }

    @Override
    public ToolCall call(Message.Request request, String tool, ObjectNode arguments) {
        return new ToolCall(tool, arguments, Optional.empty(), Json.MAPPER.createObjectNode(), Optional.empty());
    }

    @Override
    public RpcResponse complete(Message.Request request, ToolAnswer.Result result) {
        return RpcResponse.result(request.id(), Json.bytes(result.value()));
    }

    @Override
    public RpcResponse asks(Message.Request request, ToolAnswer.Asks question) {
        return needsNewerClient(request);
    }

    @Override
    public RpcResponse lacks(Message.Request request, ToolAnswer.Lacks missing) {
        return needsNewerClient(request);
    }

    private RpcResponse needsNewerClient(Message.Request request) {
        var told = ToolResult.failure(
                ToolResult.Outcome.not_allowed,
                "This tool asks its client something, which it can do with clients of the revision 2026-07-28 alone."
                        + " Nothing was done.",
                null);
        return complete(request, AccountTools.answer(told));
    }
}
