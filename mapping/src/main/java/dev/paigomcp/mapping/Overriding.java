package dev.paigomcp.mapping;

import java.util.List;
import java.util.Map;
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
 * @param without fields of the first list that do not count beside some of these: by the latter, their names
 */
public record Overriding(ValuePath list, String by, List<String> fields, Map<String, List<String>> without) {
    static Overriding read(JsonNode from) {
        return new Overriding(
                ValuePath.parse(PlanJson.text(from, "list")),
                PlanJson.text(from, "by"),
                PlanJson.texts(from.path("fields")),
                PlanJson.map(from.path("without"), PlanJson::texts));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("list", list.toString()).put("by", by);
        PlanJson.put(node, "fields", fields);
        without.forEach((field, others) -> PlanJson.put(node.withObjectProperty("without"), field, others));
        return node;
    }
}
