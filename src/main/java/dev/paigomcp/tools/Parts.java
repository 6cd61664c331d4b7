package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lists inside a thing, one after the other, as one row of items: a single number says where in it a cut is. */
final class Parts {
    private Parts() {}

    static List<JsonNode> items(ObjectNode thing, List<String> parts) {
        return parts.stream().flatMap(part -> thing.path(part).valueStream()).toList();
    }

    /** The thing with some of its items, in the lists that they are in; nothing is copied but references. */
    static ObjectNode slice(ObjectNode thing, List<String> parts, int from, List<JsonNode> items) {
        var slice = Json.MAPPER.createObjectNode();
        var start = 0;
        for (var field : thing.properties()) {
            slice.set(field.getKey(), field.getValue());
        }
        for (var part : parts) {
            if (thing.path(part).isArray()) {
                var end = start + thing.path(part).size();
                var list = slice.putArray(part);
                for (var i = Math.max(start, from); i < Math.min(end, from + items.size()); i++) {
                    list.add(items.get(i - from));
                }
                start = end;
            }
        }
        return slice;
    }

    /** {@code lineItems, payments and refunds}. */
    static String named(List<String> parts) {
        var last = parts.size() - 1;
        return last <= 0
                ? String.join("", parts)
                : parts.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + parts.get(last);
    }
}
