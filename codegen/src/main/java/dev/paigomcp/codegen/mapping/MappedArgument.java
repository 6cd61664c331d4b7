package dev.paigomcp.codegen.mapping;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the mapping says of an argument beyond what the server needs, or of a field of each item of one.
 *
 * @param name the caller's name for it
 * @param pointer where it stands in the mapping
 * @param to the place that it fills, or the item's field; empty if it is not sent
 * @param type what may be given
 * @param bounds its bounds, whether or not the type has an order
 * @param lookup the name of its lookup, or null if it has none
 * @param description what a model sees of it, or null for nothing
 * @param isRequired whether it must be given even where the contract leaves it open
 * @param order the contract's values in the order that callers see; empty for the contract's
 * @param minLength the least length of a text, or 0 for any
 * @param number the field of each item that holds its place in the list, or null if there is none
 * @param each the fields of its items; empty if it is no list of objects
 */
public record MappedArgument(
        String name,
        String pointer,
        String to,
        ArgumentType type,
        Bounds bounds,
        @Nullable String lookup,
        @Nullable String description,
        boolean isRequired,
        List<String> order,
        int minLength,
        @Nullable String number,
        List<MappedArgument> each) {
    static MappedArgument of(Argument argument, String section, JsonNode node) {
        return of(argument.name(), section, argument.type(), node);
    }

    private static MappedArgument of(String name, String section, ArgumentType type, JsonNode node) {
        var pointer = section + token(name);
        return new MappedArgument(
                name,
                pointer,
                node.path("to").asString(""),
                type,
                Bounds.read(node),
                node.path("lookup").asStringOpt().orElse(null),
                node.path("describe").asStringOpt().orElse(null),
                node.path("required").asBoolean(false),
                node.path("order").valueStream().map(JsonNode::asString).toList(),
                node.path("minLength").asInt(0),
                node.path("number").asStringOpt().orElse(null),
                node.path("each").properties().stream()
                        .flatMap(field -> type.field(field.getKey()).stream()
                                .map(inner -> of(field.getKey(), pointer + "/each", inner, field.getValue())))
                        .toList());
    }
}
