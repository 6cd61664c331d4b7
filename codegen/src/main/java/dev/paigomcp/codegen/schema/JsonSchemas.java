package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.Schemas;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns Schema Objects of OpenAPI 3.0 into JSON Schema 2020-12 for what a caller may give: no prose, no defaults, nothing
 * read-only, objects closed, {@code nullable} as an alternative. A component that recurs or recurses becomes a local
 * definition. One instance serves one input schema.
 */
final class JsonSchemas {
    private static final Set<String> FORMATS = Set.of("date-time", "date", "email", "uuid", "uri");
    private static final List<String> KEPT = List.of(
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");
    private static final String PREFIX = "#/components/schemas/";

    private final Schemas schemas;
    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<String> recursive = new java.util.HashSet<>();
    private final Map<String, String> names = new TreeMap<>();
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    JsonSchemas(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Tells that the schema will be asked for, so that what recurs is known before the first is made. */
    void announce(JsonNode schema) {
        count(schema, new ArrayDeque<>());
    }

    /** The definitions that what was made refers to; empty when there are none. */
    ObjectNode definitions() {
        return definitions;
    }

    ObjectNode convert(JsonNode schema) {
        var ref = schema.path("$ref").asString("");
        if (ref.startsWith(PREFIX)) {
            var name = ref.substring(PREFIX.length());
            if (recursive.contains(name) || (uses.getOrDefault(name, 0) > 1 && isLarge(schemas.resolve(schema)))) {
                return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + define(name, schema));
            }
            return convert(schemas.resolve(schema));
        }
        if (!ref.isEmpty()) {
            return convert(schemas.resolve(schema));
        }
        var made = plain(schema);
        if (schema.path("nullable").asBoolean(false)) {
            var either = JsonNodeFactory.instance.objectNode();
            either.putArray("anyOf").add(made).addObject().put("type", "null");
            return either;
        }
        return made;
    }

    private ObjectNode plain(JsonNode schema) {
        if (schema.path("allOf").size() == 1 && !schema.has("properties")) {
            return convert(schema.path("allOf").get(0));
        }
        var made = JsonNodeFactory.instance.objectNode();
        schema.path("type").asStringOpt().ifPresent(type -> made.put("type", type));
        if (schema.has("enum")) {
            made.set("enum", schema.get("enum").deepCopy());
        }
        for (var keyword : KEPT) {
            if (schema.has(keyword)) {
                made.set(keyword, schema.get(keyword).deepCopy());
            }
        }
        bound(schema, made, "minimum", "exclusiveMinimum");
        bound(schema, made, "maximum", "exclusiveMaximum");
        schema.path("format").asStringOpt().filter(FORMATS::contains).ifPresent(format -> made.put("format", format));
        if (schema.path("items").isObject()) {
            made.set("items", convert(schema.get("items")));
        }
        alternatives(schema, made);
        object(schema, made);
        return made;
    }

    private void alternatives(JsonNode schema, ObjectNode made) {
        for (var combinator : List.of("oneOf", "anyOf")) {
            if (schema.path(combinator).size() == 1) {
                made.setAll(convert(schema.path(combinator).get(0)));
            } else if (schema.path(combinator).isArray()) {
                var any = made.putArray("anyOf"); // without a discriminator the contract's alternatives overlap
                schema.path(combinator).forEach(part -> any.add(convert(part)));
            }
        }
        if (schema.path("allOf").isArray()) {
            var all = made.putArray("allOf");
            schema.path("allOf").forEach(part -> all.add(open(convert(part))));
        }
    }

    /** Parts of an {@code allOf} must let each other's properties pass. */
    private static ObjectNode open(ObjectNode part) {
        part.remove("additionalProperties");
        return part;
    }

    private void object(JsonNode schema, ObjectNode made) {
        var properties = schema.path("properties");
        if (!properties.isEmpty()) {
            var target = made.putObject("properties");
            for (var property : properties.properties()) {
                if (!schemas.isReadOnly(property.getValue())) {
                    target.set(property.getKey(), convert(property.getValue()));
                }
            }
            var required = schemas.required(schema).stream().filter(target::has).toList();
            if (!required.isEmpty()) {
                required.forEach(made.putArray("required")::add);
            }
            made.put("additionalProperties", false);
        } else if (schema.path("additionalProperties").isObject()) {
            made.set("additionalProperties", convert(schema.get("additionalProperties")));
        }
    }

    /** OpenAPI 3.0 has exclusive bounds as booleans, JSON Schema 2020-12 as numbers. */
    private static void bound(JsonNode schema, ObjectNode made, String inclusive, String exclusive) {
        var flag = schema.path(exclusive);
        if (flag.isBoolean() && flag.asBoolean() && schema.has(inclusive)) {
            made.remove(inclusive);
            made.set(exclusive, schema.get(inclusive).deepCopy());
        }
    }

    private String define(String component, JsonNode schema) {
        var known = names.get(component);
        if (known != null) {
            return known;
        }
        var base = component.replaceAll("[^A-Za-z0-9_.-]", "_");
        var name = base;
        for (var i = 2; names.containsValue(name); i++) {
            name = base + "_" + i;
        }
        names.put(component, name);
        definitions.putObject(name); // holds the place while the definition refers to itself
        definitions.set(name, convert(schemas.resolve(schema)));
        return name;
    }

    private static boolean isLarge(JsonNode schema) {
        return schema.has("properties")
                || schema.has("oneOf")
                || schema.has("anyOf")
                || schema.path("enum").size() > 3;
    }

    private void count(JsonNode schema, Deque<String> above) {
        var ref = schema.path("$ref").asString("");
        if (ref.startsWith(PREFIX)) {
            var name = ref.substring(PREFIX.length());
            if (above.contains(name)) {
                recursive.add(name);
                return;
            }
            if (uses.merge(name, 1, Integer::sum) > 1) {
                return;
            }
            above.push(name);
            count(schemas.resolve(schema), above);
            above.pop();
            return;
        }
        for (var property : schema.path("properties").properties()) {
            if (!schemas.isReadOnly(property.getValue())) {
                count(property.getValue(), above);
            }
        }
        for (var keyword : List.of("items", "additionalProperties")) {
            if (schema.path(keyword).isObject()) {
                count(schema.get(keyword), above);
            }
        }
        for (var combinator : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(combinator).forEach(part -> count(part, above));
        }
    }
}
