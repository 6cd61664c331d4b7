package dev.paigomcp.codegen.mapping;

import dev.paigomcp.codegen.source.Document;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One prompt of the mapping.
 *
 * @param name what clients call it
 * @param pointer where it stands in the mapping
 * @param node what the mapping says of it
 */
public record Prompt(String name, String pointer, JsonNode node) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    static List<Prompt> listOf(JsonNode prompts, String pointer) {
        return prompts.properties().stream()
                .map(entry -> new Prompt(entry.getKey(), pointer + Document.token(entry.getKey()), entry.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }

    public JsonNode arguments() {
        return node.path("arguments");
    }

    public String text() {
        return node.path("text").asString("");
    }

    /** The names in braces, in the text's order. */
    public List<String> placeholders() {
        return PLACEHOLDER
                .matcher(text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }
}
