package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.mapping.Effect;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tools.json} and {@code examples.json}, in the mapping's order. */
public final class Catalogue {
    private Catalogue() {}

    /** Returns what clients see of each tool (MCP 2025-11-25, Tool). */
    public static ArrayNode tools(List<ResolvedTool> tools) {
        var catalogue = JsonNodeFactory.instance.arrayNode();
        for (var resolved : tools) {
            var tool = resolved.tool();
            var entry = catalogue
                    .addObject()
                    .put("name", tool.name())
                    .put("title", tool.title())
                    .put("description", tool.description());
            entry.set("inputSchema", resolved.inputSchema());
            entry.set("outputSchema", resolved.outputSchema());
            annotations(tool, entry.putObject("annotations"));
        }
        return catalogue;
    }

    /** Adds the four hints (MCP 2025-11-25, ToolAnnotations), by effect. */
    private static void annotations(MappedTool tool, ObjectNode hints) {
        var effect = tool.plan().effect();
        hints.put("readOnlyHint", effect.isRead())
                .put("destructiveHint", effect == Effect.MONEY || effect == Effect.DESTRUCTIVE)
                .put("idempotentHint", effect.isRead() || tool.plan().repeat() != null)
                .put("openWorldHint", tool.isOpenWorld());
    }

    /** Returns every example of the mapping with its tool and operation; the pact is made from them. */
    public static ArrayNode examples(List<ResolvedTool> tools) {
        var examples = JsonNodeFactory.instance.arrayNode();
        for (var resolved : tools) {
            for (var example : resolved.tool().examples()) {
                examples.addObject()
                        .put("tool", resolved.tool().name())
                        .put("operation", resolved.plan().operation().toString())
                        .setAll(example.node().deepCopy());
            }
        }
        return examples;
    }
}
