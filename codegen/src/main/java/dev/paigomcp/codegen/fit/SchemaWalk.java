package dev.paigomcp.codegen.fit;

import static dev.paigomcp.codegen.source.Document.token;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Visits a JSON Schema and every schema in it, each with its place as a JSON Pointer. */
final class SchemaWalk {
    private static final List<String> NAMED = List.of("properties", "patternProperties", "$defs");
    private static final List<String> LISTED = List.of("anyOf", "oneOf", "allOf", "prefixItems");
    /** A closed object is false here, which every client takes. */
    private static final List<String> SINGLE = List.of("items", "not", "if", "then", "else", "contains");

    private SchemaWalk() {}

    static void visit(JsonNode schema, String pointer, BiConsumer<JsonNode, String> visitor) {
        visitor.accept(schema, pointer);
        for (var keyword : NAMED) {
            for (var entry : schema.path(keyword).properties()) {
                visit(entry.getValue(), pointer + "/" + keyword + token(entry.getKey()), visitor);
            }
        }
        for (var keyword : LISTED) {
            var i = 0;
            for (var part : schema.path(keyword)) {
                visit(part, pointer + "/" + keyword + "/" + i++, visitor);
            }
        }
        for (var keyword : SINGLE) {
            if (schema.has(keyword)) {
                visit(schema.path(keyword), pointer + "/" + keyword, visitor);
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            visit(schema.path("additionalProperties"), pointer + "/additionalProperties", visitor);
        }
    }
}
