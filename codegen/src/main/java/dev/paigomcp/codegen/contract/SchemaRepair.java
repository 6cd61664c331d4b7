package dev.paigomcp.codegen.contract;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Repairs the Schema Objects (OpenAPI 3.0.3) of a document, wherever they stand. A property may have a keyword's name. */
final class SchemaRepair {
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final List<String> BOUNDS =
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    private final Document document;
    private final Diagnostics out;

    SchemaRepair(Document document, Diagnostics out) {
        this.document = document;
        this.out = out;
    }

    void apply(ObjectNode root) {
        var schemas = root.path("components").path("schemas");
        for (var schema : schemas.properties()) {
            schema(schema.getValue(), "/components/schemas" + token(schema.getKey()));
        }
        for (var part : List.of("paths", "components")) {
            holders(root.path(part), "/" + part);
        }
    }

    /** Visits what holds a schema: parameters, headers and media types. Component schemas are visited by name. */
    private void holders(JsonNode node, String pointer) {
        if (pointer.equals("/components/schemas")) {
            return;
        }
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                holders(node.get(i), pointer + "/" + i);
            }
            return;
        }
        for (var entry : node.properties()) {
            var at = pointer + token(entry.getKey());
            if (entry.getKey().equals("schema") && entry.getValue().isObject()) {
                schema(entry.getValue(), at);
            } else if (!entry.getKey().equals("example") && !entry.getKey().equals("examples")) {
                holders(entry.getValue(), at);
            }
        }
    }

    private void schema(JsonNode node, String pointer) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        if (schema.path("$ref").isString()) {
            for (var name : List.copyOf(schema.propertyNames())) {
                if (!name.equals("$ref")) {
                    drop(schema, name, pointer, "\"" + name + "\" beside $ref has no effect in OpenAPI 3.0; left out");
                }
            }
            return;
        }
        keywords(schema, pointer);
        for (var name : List.of("properties", "patternProperties")) {
            for (var property : schema.path(name).properties()) {
                schema(property.getValue(), pointer + "/" + name + token(property.getKey()));
            }
        }
        for (var name : List.of("items", "additionalProperties", "not")) {
            schema(schema.path(name), pointer + "/" + name);
        }
        for (var name : List.of("allOf", "anyOf", "oneOf")) {
            for (var i = 0; i < schema.path(name).size(); i++) {
                schema(schema.path(name).get(i), pointer + "/" + name + "/" + i);
            }
        }
    }

    private void keywords(ObjectNode schema, String pointer) {
        type(schema, pointer);
        var type = schema.path("type").asString("");
        if (schema.has("required") && !(schema.get("required") instanceof ArrayNode)) {
            drop(schema, "required", pointer, "\"required\" must be a list of property names; left out");
        } else if (schema.has("required")
                && Set.of("string", "number", "integer", "boolean").contains(type)) {
            drop(schema, "required", pointer, "\"required\" has no meaning on a " + type + "; left out");
        }
        if (schema.path("enum").isArray() && schema.path("enum").isEmpty()) {
            drop(schema, "enum", pointer, "an empty \"enum\" allows nothing; left out, with the type");
            schema.remove("type");
        }
        if (schema.has("examples")) {
            drop(schema, "examples", pointer, "\"examples\" is not an OpenAPI 3.0 schema keyword; left out");
        }
        if (type.equals("string")) {
            for (var bound : BOUNDS) {
                if (schema.has(bound)) {
                    drop(schema, bound, pointer, "\"" + bound + "\" has no effect on a string; left out");
                }
            }
        }
        if (type.equals("array") && !schema.path("items").isObject()) {
            out.warning(document, pointer, "an array without \"items\"; any items are taken");
            schema.putObject("items");
        }
    }

    private void type(ObjectNode schema, String pointer) {
        var type = schema.path("type");
        if (type.isMissingNode() || (type.isString() && TYPES.contains(type.asString()))) {
            return;
        }
        if (schema.path("items").isObject()) {
            schema.put("type", "array");
            out.warning(document, pointer, type + " is not a JSON type; taken for an array, since it has items");
        } else if (schema.path("properties").isObject()) {
            schema.put("type", "object");
            out.warning(document, pointer, type + " is not a JSON type; taken for an object, since it has properties");
        } else {
            drop(schema, "type", pointer, type + " is not a JSON type of OpenAPI 3.0; any value is taken");
        }
    }

    private void drop(ObjectNode schema, String keyword, String pointer, String message) {
        var at = pointer + token(keyword);
        out.warning(document, at, message);
        schema.remove(keyword);
    }
}
