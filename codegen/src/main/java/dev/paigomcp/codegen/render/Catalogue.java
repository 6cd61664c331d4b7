package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** tools.json: what clients see of each tool (MCP 2025-11-25, Tool), in the mapping's order. */
public final class Catalogue {
    private Catalogue() {}

    public static ArrayNode of(Mapping mapping, Function<Tool, Places> places) {
        var tools = JsonNodeFactory.instance.arrayNode();
        for (var tool : mapping.tools()) {
            var entry = tools.addObject()
                    .put("name", tool.name())
                    .put("title", tool.node().path("title").asString())
                    .put("description", tool.node().path("description").asString());
            entry.set("inputSchema", ToolSchemas.input(tool, mapping, places.apply(tool)));
            entry.set("outputSchema", ToolSchemas.output(tool, places.apply(tool)));
            annotations(tool, entry.putObject("annotations"));
        }
        return tools;
    }

    /** The four hints (MCP 2025-11-25, ToolAnnotations), by effect. */
    private static void annotations(Tool tool, ObjectNode hints) {
        var read = tool.effect().equals("read");
        var destructive = tool.effect().equals("money") || tool.effect().equals("destructive");
        hints.put("readOnlyHint", read)
                .put("destructiveHint", destructive)
                .put("idempotentHint", read || tool.node().has("repeat"))
                .put("openWorldHint", tool.node().path("openWorld").asBoolean(false));
    }
}
