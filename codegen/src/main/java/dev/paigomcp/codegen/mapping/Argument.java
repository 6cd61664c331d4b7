package dev.paigomcp.codegen.mapping;

import dev.paigomcp.codegen.source.Document;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An argument of a tool, or a field of the items of one.
 *
 * @param name what the caller calls it
 * @param pointer where it stands in the mapping
 * @param node what the mapping says of it
 * @param each the fields of its items, when it is a list of objects
 */
public record Argument(String name, String pointer, JsonNode node, List<Argument> each) {
    static List<Argument> listOf(JsonNode arguments, String pointer) {
        return arguments.properties().stream()
                .map(entry -> {
                    var at = pointer + Document.token(entry.getKey());
                    return new Argument(
                            entry.getKey(),
                            at,
                            entry.getValue(),
                            listOf(entry.getValue().path("each"), at + "/each"));
                })
                .collect(Collectors.toUnmodifiableList());
    }

    /** Where the value goes in the contract, if it is sent. */
    public Optional<String> to() {
        return text("to");
    }

    public Optional<String> text(String key) {
        return Optional.of(node.path(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    public boolean is(String type) {
        return node.path("type").asString("").equals(type);
    }

    public boolean isRequired() {
        return node.path("required").asBoolean(false);
    }
}
