package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.mapping.Mapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * prompts.json: what clients see of each prompt (MCP 2025-11-25, Prompt), its text, and the kind of id that completes an
 * argument.
 */
public final class Prompts {
    private Prompts() {}

    public static ArrayNode of(Mapping mapping) {
        var prompts = JsonNodeFactory.instance.arrayNode();
        for (var prompt : mapping.prompts()) {
            var entry = prompts.addObject();
            var shown = entry.putObject("prompt")
                    .put("name", prompt.name())
                    .put("title", prompt.node().path("title").asString())
                    .put("description", prompt.node().path("description").asString());
            var arguments = shown.putArray("arguments");
            entry.put("text", prompt.text());
            var complete = entry.putObject("complete");
            for (var argument : prompt.arguments().properties()) {
                var node = argument.getValue();
                arguments
                        .addObject()
                        .put("name", argument.getKey())
                        .put("description", node.path("describe").asString())
                        .put("required", node.path("required").asBoolean(false));
                node.path("complete").asStringOpt().ifPresent(kind -> complete.put(argument.getKey(), kind));
            }
        }
        return prompts;
    }
}
