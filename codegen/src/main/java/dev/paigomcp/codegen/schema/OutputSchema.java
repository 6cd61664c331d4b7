package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.Shown;
import dev.paigomcp.codegen.mapping.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output schema of a tool (MCP 2025-11-25, Tool.outputSchema): what the result really shows, nothing required and
 * nothing forbidden, since an answer shows whatever Paigo said. Numbers of the contract are decimal text in results.
 */
public final class OutputSchema {
    private final Schemas schemas;

    public OutputSchema(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The schema.
     *
     * @param item the contract's schema of the thing, or of each thing, that the tool shows
     * @param around the contract's schema of what stands around an item, for lifted fields
     */
    public ObjectNode of(Tool tool, JsonNode item, JsonNode around) {
        var schema = object();
        var properties = schema.putObject("properties");
        if (tool.isList()) {
            var fields = array(properties, "items").putObject("properties");
            tool.show().forEach(shown -> fields.set(shown.as(), field(shown, List.of(item, around))));
            properties.putObject("total").put("type", "integer");
            properties.putObject("nextCursor").put("type", "string");
            totals(tool, properties);
            properties.putObject("serverTime").put("type", "string");
        } else {
            tool.show().forEach(shown -> properties.set(shown.as(), field(shown, List.of(item))));
        }
        tool.result()
                .path("echo")
                .propertyNames()
                .forEach(name -> properties.putObject(name).put("type", "string"));
        for (var fact : tool.result().path("server")) {
            fact(properties.putObject(fact.asString()), fact.asString());
        }
        if (!tool.effect().equals("read")) {
            properties.putObject("environment").put("type", "string");
        }
        if (tool.node().has("repeat")) {
            properties.putObject("alreadyExisted").put("type", "boolean");
        }
        properties.putObject("notes").put("type", "array").putObject("items").put("type", "string");
        return schema;
    }

    private static void fact(ObjectNode schema, String name) {
        switch (name) {
            case "writesAllowed" -> schema.put("type", "boolean");
            case "scopes" -> schema.put("type", "array").putObject("items").put("type", "string");
            default -> schema.put("type", "string");
        }
    }

    private static void totals(Tool tool, ObjectNode properties) {
        var totals = tool.result().path("totals");
        if (!totals.isMissingNode()) {
            var fields = array(properties, "totals").putObject("properties");
            totals.path("by").asStringOpt().ifPresent(by -> fields.putObject(by).put("type", "string"));
            for (var entry : totals.path("of")) {
                var field = entry.properties().iterator().next();
                fields.putObject(field.getValue().path("as").asString(field.getKey()))
                        .put("type", "string");
            }
        }
    }

    private ObjectNode field(Shown shown, List<JsonNode> places) {
        if (shown.text("lookup").isPresent() || shown.node().has("words")) {
            return text();
        }
        if (shown.text("type").isPresent()) {
            return JsonNodeFactory.instance.objectNode().put("type", "boolean");
        }
        var contract = places.stream()
                .flatMap(place -> schemas.at(place, shown.from()).stream())
                .findFirst();
        if (!shown.each().isEmpty()) {
            return nested(shown, contract);
        }
        var types = contract.map(schemas::types).orElse(Set.of("string"));
        if (types.isEmpty() || contract.map(schemas::isFreeForm).orElse(false)) {
            return types.contains("object") ? object() : JsonNodeFactory.instance.objectNode();
        }
        if (types.contains("object") || types.contains("array")) {
            return types.size() > 1 ? JsonNodeFactory.instance.objectNode() : whole(types.contains("array"));
        }
        return types.equals(Set.of("boolean"))
                ? JsonNodeFactory.instance.objectNode().put("type", "boolean")
                : types.equals(Set.of("integer"))
                        ? JsonNodeFactory.instance.objectNode().put("type", "integer")
                        : text();
    }

    private ObjectNode nested(Shown shown, Optional<JsonNode> contract) {
        var list = contract.flatMap(schemas::items);
        var of = list.or(() -> contract).orElse(JsonNodeFactory.instance.objectNode());
        var item = object();
        var fields = item.putObject("properties");
        shown.each().forEach(inner -> fields.set(inner.as(), field(inner, List.of(of))));
        if (list.isEmpty()) {
            return item;
        }
        var array = JsonNodeFactory.instance.objectNode().put("type", "array");
        array.set("items", item);
        return array;
    }

    private static ObjectNode whole(boolean list) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", list ? "array" : "object");
        if (list) {
            schema.putObject("items");
        }
        return schema;
    }

    private static ObjectNode array(ObjectNode properties, String name) {
        return properties
                .putObject(name)
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode().put("type", "object");
    }
}
