package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Treats the lists inside a thing as one row of items, so that a single number says where it is cut. */
final class Parts {
    private Parts() {}

    /** Returns the items of the lists, one list after the other. */
    static List<JsonNode> items(ObjectNode thing, List<String> parts) {
        return parts.stream().flatMap(part -> thing.path(part).valueStream()).toList();
    }

    /**
     * Returns the thing with only some of its items, each in its own list. Copies nothing but references.
     *
     * @param from how many items of the row come before
     */
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

    /** Returns the names for people: {@code lineItems, payments and refunds}. */
    static String named(List<String> parts) {
        var last = parts.size() - 1;
        return last <= 0
                ? String.join("", parts)
                : parts.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + parts.get(last);
    }
}
