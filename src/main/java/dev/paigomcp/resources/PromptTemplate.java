package dev.paigomcp.resources;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt that the build made.
 *
 * @param shown what clients see of it (MCP 2025-11-25, Prompt)
 * @param text with the names of arguments in braces
 * @param completions the kind of id that completes an argument, by the argument's name
 */
record PromptTemplate(ObjectNode shown, String text, Map<String, String> completions) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final String ABSENT = "(not given)";

    /** The longest argument, in characters. */
    private static final int MAX_ARGUMENT_LENGTH = 2_000;

    static PromptTemplate of(JsonNode from) {
        var completions = new HashMap<String, String>();
        from.path("complete")
                .properties()
                .forEach(entry ->
                        completions.put(entry.getKey(), entry.getValue().asString()));
        return new PromptTemplate(
                (ObjectNode) from.path("prompt"), from.path("text").asString(), Map.copyOf(completions));
    }

    String name() {
        return shown.path("name").asString();
    }

    List<String> arguments() {
        return shown.path("arguments")
                .valueStream()
                .map(a -> a.path("name").asString())
                .toList();
    }

    /** Fills the arguments into the text; null stands for one that is not given. An argument is never searched for placeholders itself. */
    LibraryResult fill(ObjectNode given) {
        var names = arguments();
        for (var entry : given.properties()) {
            if (!names.contains(entry.getKey())) {
                return LibraryResult.invalid("The prompt \"" + name() + "\" has no argument \""
                        + Ellipsis.quoted(entry.getKey()) + "\"" + Nearest.hint(entry.getKey(), names));
            }
            if (!entry.getValue().isString() && !entry.getValue().isNull()) {
                return LibraryResult.invalid(
                        "The argument \"" + entry.getKey() + "\" of the prompt \"" + name() + "\" must be a string");
            }
            if (entry.getValue().asString("").length() > MAX_ARGUMENT_LENGTH) {
                return LibraryResult.invalid("The argument \"" + entry.getKey() + "\" of the prompt \"" + name()
                        + "\" must have at most " + MAX_ARGUMENT_LENGTH + " characters");
            }
        }
        var missing = shown.path("arguments")
                .valueStream()
                .filter(a -> a.path("required").asBoolean(false))
                .map(a -> a.path("name").asString())
                .filter(argument -> given.path(argument).asString("").isBlank())
                .map(argument -> "\"" + argument + "\"")
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return LibraryResult.invalid("The prompt \"" + name() + "\" needs these arguments, not empty: " + missing);
        }
        var filled = PLACEHOLDER.matcher(text).replaceAll(place -> {
            var value = given.path(place.group(1)).asString("");
            return Matcher.quoteReplacement(value.isBlank() ? ABSENT : value);
        });
        var result = Json.MAPPER.createObjectNode();
        result.put("description", shown.path("description").asString());
        var message = result.putArray("messages").addObject().put("role", "user");
        message.putObject("content").put("type", "text").put("text", filled);
        return new LibraryResult.Found(result, false);
    }
}
