package dev.paigomcp.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A read beside a tool's own operation. It is sent when something asks for it, at most once in a call. Its path is filled
 * from values of the call that have the same names: arguments, what is sent, fields of the one thing that a tool reads.
 *
 * @param operation the operation that is read
 * @param place where the thing, or each thing, is in the answer
 * @param id the field by which one of several things is found, or null if the answer holds one thing
 */
public record SideRead(
        OperationKey operation, ValuePath place, @Nullable String id) {
    /** Returns whether the answer holds several things. */
    public boolean isList() {
        return id != null;
    }

    static SideRead read(JsonNode from) {
        var operation = OperationKey.parse(PlanJson.text(from, "read"));
        return from.has("items")
                ? new SideRead(operation, ValuePath.parse(PlanJson.text(from, "items")), PlanJson.text(from, "id"))
                : new SideRead(operation, ValuePath.parse(PlanJson.text(from, "item")), null);
    }

    ObjectNode write() {
        var node =
                PlanJson.object().put("read", operation.toString()).put(isList() ? "items" : "item", place.toString());
        PlanJson.put(node, "id", id);
        return node;
    }
}
