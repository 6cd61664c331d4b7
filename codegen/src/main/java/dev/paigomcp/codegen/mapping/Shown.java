package dev.paigomcp.codegen.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A field of a result.
 *
 * @param from where it is in Paigo's item, such as {@code offering.offeringId}
 * @param as what the result calls it
 * @param pointer where it stands in the mapping
 * @param node what the mapping says of it
 * @param each the fields of its items, when it holds objects
 */
public record Shown(String from, String as, String pointer, JsonNode node, List<Shown> each) {
    static List<Shown> listOf(JsonNode show, String pointer) {
        var fields = new ArrayList<Shown>();
        for (var i = 0; i < show.size(); i++) {
            fields.add(of(show.get(i), pointer + "/" + i));
        }
        return List.copyOf(fields);
    }

    private static Shown of(JsonNode entry, String pointer) {
        if (entry.isString()) {
            return new Shown(
                    entry.asString(),
                    last(entry.asString()),
                    pointer,
                    JsonNodeFactory.instance.objectNode(),
                    List.of());
        }
        var field = entry.properties().iterator().next();
        var node = field.getValue();
        return new Shown(
                field.getKey(),
                node.path("as").asString(last(field.getKey())),
                pointer,
                node,
                listOf(node.path("each"), pointer + "/" + field.getKey() + "/each"));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    public Optional<String> text(String key) {
        return Optional.of(node.path(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }
}
