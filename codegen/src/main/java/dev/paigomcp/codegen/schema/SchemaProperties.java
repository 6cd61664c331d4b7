package dev.paigomcp.codegen.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Visits every property of a JSON Schema: those of the object, of its items and alternatives, and of definitions. */
public final class SchemaProperties {
    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf", "allOf");

    private SchemaProperties() {}

    /** Takes a property. */
    public interface Visitor {
        /** @param path the names of the properties that lead to it and its own, joined by slashes */
        void visit(String name, String path, ObjectNode property);
    }

    /** Calls the visitor with each property, outer ones first. */
    public static void visit(JsonNode schema, Visitor visitor) {
        within(schema, "", visitor);
        schema.path("$defs").forEach(definition -> within(definition, "", visitor));
    }

    private static void within(JsonNode schema, String prefix, Visitor visitor) {
        for (var property : schema.path("properties").properties()) {
            var path = prefix + property.getKey();
            if (property.getValue() instanceof ObjectNode node) {
                visitor.visit(property.getKey(), path, node);
                within(node, path + "/", visitor);
            }
        }
        for (var keyword : ALTERNATIVES) {
            schema.path(keyword).forEach(part -> within(part, prefix, visitor));
        }
        for (var keyword : List.of("items", "additionalProperties")) {
            if (schema.path(keyword).isObject()) {
                within(schema.path(keyword), prefix, visitor);
            }
        }
    }
}
