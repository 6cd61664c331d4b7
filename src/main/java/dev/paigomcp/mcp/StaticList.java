package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Answers a method that lists something: one page, written once, so that its bytes are the same every time. */
final class StaticList implements MethodTable.Method {
    /** What some clients write for a cursor that they do not have; this server never issues it. */
    private static final JsonNode NONE = StringNode.valueOf("");

    private final String what;
    private final byte[] result;

    /**
     * Writes the list.
     *
     * @param key of the result, under which the items stand
     * @param what the items are, for messages
     */
    StaticList(String key, String what, List<ObjectNode> items, AnswerFormat format) {
        var root = Json.MAPPER.createObjectNode();
        root.putArray(key).addAll(items);
        this.what = what;
        this.result = Json.bytes(format.lasting(root));
    }

    @Override
    public RpcResponse answer(McpRequest request) {
        var cursor = request.optional("cursor");
        return !cursor.isMissingNode() && !cursor.equals(NONE)
                ? request.invalid("The parameter \"cursor\" was not issued by this server: all " + what
                        + " are on the first page, ask without it")
                : RpcResponse.result(request.message().id(), result);
    }
}
