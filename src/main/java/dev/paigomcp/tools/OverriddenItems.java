package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Overriding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces fields of a list's items by those that a second list has for the same things. Nothing of Paigo's answer changes. */
final class OverriddenItems {
    private OverriddenItems() {}

    /** Returns the items with what overrides them; an item of the second list that overrides none comes last. */
    static JsonNode of(JsonNode list, JsonNode thing, Overriding overriding) {
        var others = byId(overriding.list().first(thing), overriding.by());
        if (others.isEmpty() || !list.isContainer()) {
            return list;
        }
        var items = Json.MAPPER.createArrayNode();
        for (var item : Projection.items(list)) {
            var other = others.remove(item.path(overriding.by()).asString(""));
            items.add(other == null || !(item instanceof ObjectNode object) ? item : merged(object, other, overriding));
        }
        others.values().forEach(items::add);
        return items;
    }

    private static Map<String, JsonNode> byId(JsonNode list, String by) {
        var items = new LinkedHashMap<String, JsonNode>();
        Projection.items(list).forEach(item -> items.put(item.path(by).asString(""), item));
        return items;
    }

    private static ObjectNode merged(ObjectNode item, JsonNode other, Overriding overriding) {
        if (overriding.fields().stream().allMatch(field -> isNothing(other, field))) {
            return item;
        }
        var merged = Json.MAPPER.createObjectNode().setAll(item);
        for (var field : overriding.fields()) {
            merged.remove(field);
            if (!isNothing(other, field)) {
                merged.set(field, other.path(field));
                merged.remove(overriding.without().getOrDefault(field, List.of()));
            }
        }
        return merged;
    }

    private static boolean isNothing(JsonNode item, String field) {
        var value = item.path(field);
        return Projection.isNothing(value)
                || value.isString() && value.stringValue().isBlank();
    }
}
