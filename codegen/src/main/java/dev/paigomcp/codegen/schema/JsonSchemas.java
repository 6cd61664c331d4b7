package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts Schema Objects (OpenAPI 3.0.3) to JSON Schema 2020-12 of what a caller may give: without prose, defaults and
 * read-only properties, with closed objects and with {@code nullable} as an alternative. A component that is used twice or
 * holds itself becomes a local definition. One instance serves one input schema.
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

    private final Schemas schemas;
    private final ComponentUses uses;
    private final Map<String, String> names = new TreeMap<>();
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    JsonSchemas(Schemas schemas) {
        this.schemas = schemas;
        this.uses = new ComponentUses(schemas);
    }

    /** Announces a schema that will be converted, so that what recurs is known before the first conversion. */
    void announce(JsonNode schema) {
        uses.count(schema);
    }

    /** Returns the definitions that the converted schemas refer to; empty if there are none. */
    ObjectNode definitions() {
        return definitions;
    }

    /** Returns the JSON Schema of what may be given for a Schema Object. */
    ObjectNode convert(JsonNode schema) {
        var component = ComponentUses.component(schema).filter(name -> isDefined(name, schema));
        if (component.isPresent()) {
            return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + define(component.get(), schema));
        }
        if (schema.has("$ref")) {
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

    private boolean isDefined(String component, JsonNode schema) {
        return uses.isRecursive(component) || uses.recurs(component) && isLarge(schemas.resolve(schema));
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

    /** Opens a part of an {@code allOf}: parts must let each other's properties pass. */
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

    /** Makes a number of an exclusive bound, which is a boolean in OpenAPI 3.0. */
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
}
