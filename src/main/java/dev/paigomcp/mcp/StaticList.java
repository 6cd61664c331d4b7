package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers a method that lists: one page, written once, so that it is the same bytes every time. */
final class StaticList {
    private final String what;
    private final byte[] result;

    /**
     * The list.
     *
     * @param key of the result that holds the items
     * @param what the items are, for messages
     */
    StaticList(String key, String what, List<ObjectNode> items, ResultEnvelope dress) {
        var root = Json.MAPPER.createObjectNode();
        root.putArray(key).addAll(items);
        this.what = what;
        this.result = Json.bytes(dress.lasting().apply(root));
    }

    RpcResponse answer(Message.Request request) {
        if (request.params().has("cursor")) {
            return RpcResponse.error(
                    200,
                    request.id(),
                    ErrorCodes.INVALID_PARAMS,
                    "The parameter \"cursor\" was not issued by this server: all " + what
                            + " are on the first page, ask without it",
                    null);
        }
        return RpcResponse.result(request.id(), result);
    }
}
