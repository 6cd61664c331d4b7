package dev.paigomcp.mcp;

import dev.paigomcp.json.Json;
import dev.paigomcp.tools.Tools;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code tools/list}: one page, written once, so that it is the same bytes every time. */
final class ToolList {
    private final byte[] result;

    private ToolList(byte[] result) {
        this.result = result;
    }

    static ToolList plain(Tools tools) {
        return new ToolList(Json.bytes(list(tools)));
    }

    /** With what the revisions without a handshake add to a result. */
    static ToolList dressed(Tools tools, ModernResults results) {
        return new ToolList(Json.bytes(results.cacheable(list(tools))));
    }

    private static ObjectNode list(Tools tools) {
        var root = Json.MAPPER.createObjectNode();
        root.putArray("tools").addAll(tools.list());
        return root;
    }

    Reply answer(Message.Request request) {
        if (request.params().has("cursor")) {
            return Reply.error(
                    200,
                    request.id(),
                    ErrorCodes.INVALID_PARAMS,
                    "The parameter \"cursor\" was not issued by this server: all tools are on the first page, ask"
                            + " without it",
                    null);
        }
        return Reply.result(request.id(), result);
    }
}
