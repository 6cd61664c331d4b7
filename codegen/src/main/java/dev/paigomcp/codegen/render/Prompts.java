package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.mapping.MappedPrompt;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code prompts.json}: what clients see of each prompt (MCP 2025-11-25, Prompt), its text, and the kind of id that
 * completes an argument.
 */
public final class Prompts {
    private Prompts() {}

    /** Returns the file's content. */
    public static ArrayNode of(List<MappedPrompt> prompts) {
        var all = JsonNodeFactory.instance.arrayNode();
        for (var prompt : prompts) {
            var entry = all.addObject();
            var arguments = entry.putObject("prompt")
                    .put("name", prompt.name())
                    .put("title", prompt.title())
                    .put("description", prompt.description())
                    .putArray("arguments");
            entry.put("text", prompt.text());
            var complete = entry.putObject("complete");
            for (var argument : prompt.arguments()) {
                arguments
                        .addObject()
                        .put("name", argument.name())
                        .put("description", argument.description())
                        .put("required", argument.isRequired());
                if (argument.complete() != null) {
                    complete.put(argument.name(), argument.complete());
                }
            }
        }
        return all;
    }
}
