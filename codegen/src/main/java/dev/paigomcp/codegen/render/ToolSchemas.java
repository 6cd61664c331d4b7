package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.mapping.Argument;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Shown;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.schema.InputSchema;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.codegen.schema.OutputSchema;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The two schemas of a tool over the contract's operation that it calls. */
public final class ToolSchemas {
    private ToolSchemas() {}

    public static ObjectNode input(Tool tool, Mapping mapping, Places places) {
        var schema = InputSchema.of(
                tool,
                mapping,
                places.schemas(),
                places::sent,
                field -> places.shown(tool.place())
                        .flatMap(item -> places.schemas().at(item, field)),
                required(tool, places));
        if (!parts(tool, places).isEmpty()) {
            LocalArguments.cursor((ObjectNode) schema.path("properties"), "nextCursor of a result that was cut");
        }
        return schema;
    }

    /** The lists that a read of one thing shows: what they hold may be too much for one answer. */
    static List<String> parts(Tool tool, Places places) {
        if (tool.isList() || !tool.effect().equals("read")) {
            return List.of();
        }
        var properties = schema(tool, places).path("properties");
        return tool.show().stream()
                .map(Shown::as)
                .filter(name -> properties.path(name).path("type").asString("").equals("array"))
                .toList();
    }

    static ObjectNode output(Tool tool, Places places) {
        var schema = schema(tool, places);
        if (!parts(tool, places).isEmpty()) {
            ((ObjectNode) schema.path("properties")).putObject("nextCursor").put("type", "string");
        }
        return schema;
    }

    private static ObjectNode schema(Tool tool, Places places) {
        var item = places.shown(tool.place()).orElseGet(JsonNodeFactory.instance::objectNode);
        return new OutputSchema(places.schemas()).of(tool, item, places.around(tool.place()));
    }

    /** What the caller must give: what the mapping says, and what the contract wants and nothing else fills. */
    private static List<String> required(Tool tool, Places places) {
        return tool.arguments().stream()
                .filter(a -> a.isRequired()
                        || (a.to().filter(places::isRequired).isPresent()
                                && !a.node().has("whenAbsent")))
                .map(Argument::name)
                .toList();
    }
}
