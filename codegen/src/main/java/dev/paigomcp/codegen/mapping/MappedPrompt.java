package dev.paigomcp.codegen.mapping;

import static dev.paigomcp.codegen.source.Document.token;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One prompt of the mapping.
 *
 * @param name the name that clients see
 * @param pointer where it stands in the mapping
 * @param title what people see
 * @param description what the person who picks it sees
 * @param arguments what the person gives
 * @param text what the model is told, with the arguments' names in braces
 */
public record MappedPrompt(
        String name, String pointer, String title, String description, List<PromptArgument> arguments, String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    /**
     * An argument of a prompt.
     *
     * @param complete the kind of ids that are offered while it is typed, or null for none
     */
    public record PromptArgument(
            String name,
            String pointer,
            String description,
            boolean isRequired,
            @Nullable String complete) {}

    static MappedPrompt of(String name, JsonNode node) {
        var pointer = Mapping.pointer("prompts", name);
        return new MappedPrompt(
                name,
                pointer,
                node.path("title").asString(),
                node.path("description").asString(),
                node.path("arguments").properties().stream()
                        .map(argument -> argument(
                                argument.getKey(),
                                pointer + "/arguments" + token(argument.getKey()),
                                argument.getValue()))
                        .toList(),
                node.path("text").asString());
    }

    private static PromptArgument argument(String name, String pointer, JsonNode node) {
        return new PromptArgument(
                name,
                pointer,
                node.path("describe").asString(),
                node.path("required").asBoolean(false),
                node.path("complete").asStringOpt().orElse(null));
    }

    /** Returns the names in braces, in the order of the text. */
    public List<String> placeholders() {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
