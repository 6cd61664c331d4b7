package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments that are not sent: search, filters and paging, which this server does itself. */
public final class LocalArguments {
    private final Schemas schemas;

    LocalArguments(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Their names, for the check that none is used twice. */
    public static List<String> names(Tool tool) {
        var names = new ArrayList<String>();
        tool.result().path("search").path("argument").asStringOpt().ifPresent(names::add);
        for (var filter : tool.result().path("where")) {
            names.addAll(as(filter));
        }
        if (tool.effect().equals("read")) {
            names.add("cursor");
        }
        if (tool.result().has("page")) {
            names.add("limit");
        }
        return names;
    }

    /** The names of one filter's arguments: one for {@code equals}, two for {@code between}. */
    public static List<String> as(JsonNode filter) {
        var as = filter.path("as");
        return as.isArray() ? List.of(as.get(0).asString(), as.get(1).asString()) : List.of(as.asString());
    }

    void add(Tool tool, Function<String, Optional<JsonNode>> response, ObjectNode properties) {
        var result = tool.result();
        if (result.has("search")) {
            describe(
                    properties
                            .putObject(result.path("search").path("argument").asString())
                            .put("type", "string")
                            .put("minLength", 1),
                    result.path("search"));
        }
        for (var filter : result.path("where").properties()) {
            var between = filter.getValue().path("is").asString().equals("between");
            for (var name : as(filter.getValue())) {
                var schema = properties.putObject(name).put("type", "string");
                if (!between) {
                    values(response.apply(filter.getKey()), schema);
                }
                describe(schema, filter.getValue());
            }
        }
        if (result.has("page")) {
            cursor(properties, "nextCursor of the page before");
            properties
                    .putObject("limit")
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", result.path("page").path("maximum").asInt())
                    .put("description", result.path("page").path("limit").asInt() + " when absent");
        }
    }

    /** The argument that goes on where a result ended. */
    public static void cursor(ObjectNode properties, String description) {
        properties.putObject("cursor").put("type", "string").put("description", description);
    }

    private void values(Optional<JsonNode> field, ObjectNode schema) {
        var values =
                field.map(schemas::resolve).map(found -> found.path("enum")).filter(JsonNode::isArray);
        if (values.isPresent()) {
            schema.set("enum", values.get().deepCopy());
        } else {
            schema.put("minLength", 1);
        }
    }

    private static void describe(ObjectNode schema, JsonNode from) {
        from.path("describe").asStringOpt().ifPresent(text -> schema.put("description", text));
    }
}
