package dev.paigomcp.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A second list of a thing, whose items have other values for some items of the first: the prices of a plan for its
 * dimensions.
 *
 * @param list where the second list is in the thing
 * @param by the field by which the items of both belong together
 * @param fields the fields that are replaced together: if an item of the second list has one of them, those of the first
 *     do not count
 */
public record Overriding(ValuePath list, String by, List<String> fields) {
    static Overriding read(JsonNode from) {
        return new Overriding(
                ValuePath.parse(PlanJson.text(from, "list")),
                PlanJson.text(from, "by"),
                PlanJson.texts(from.path("fields")));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("list", list.toString()).put("by", by);
        PlanJson.put(node, "fields", fields);
        return node;
    }
}
