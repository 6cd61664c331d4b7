package dev.paigomcp.codegen.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Walks Schema Objects (OpenAPI 3.0.3) of one document. Alternatives ({@code oneOf}, {@code anyOf}) are read as their union,
 * since the contract's have no discriminator and overlap.
 */
public record Schemas(JsonNode root) {
    private static final int MAX_DEPTH = 50;

    /** The schema without references around it. */
    public JsonNode resolve(JsonNode schema) {
        return References.target(root, schema);
    }

    /** The parts that a value of this schema is made of: itself and every alternative below it. */
    private List<JsonNode> parts(JsonNode schema) {
        var parts = new LinkedHashSet<JsonNode>();
        collect(resolve(schema), parts, 0);
        return List.copyOf(parts);
    }

    private void collect(JsonNode schema, Set<JsonNode> parts, int depth) {
        if (depth > MAX_DEPTH || !parts.add(schema)) {
            return;
        }
        for (var combinator : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(combinator).forEach(part -> collect(resolve(part), parts, depth + 1));
        }
    }

    /** The schema of a property; the union where several parts declare it. */
    public Optional<JsonNode> property(JsonNode schema, String name) {
        return union(parts(schema).stream()
                .map(part -> part.path("properties").path(name))
                .filter(property -> !property.isMissingNode())
                .distinct()
                .toList());
    }

    private static Optional<JsonNode> union(List<JsonNode> found) {
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        var union = JsonNodeFactory.instance.objectNode();
        union.putArray("anyOf").addAll(found);
        return Optional.of(union);
    }

    /** The names of all declared properties, sorted. */
    public Set<String> propertyNames(JsonNode schema) {
        var names = new TreeSet<String>();
        parts(schema).forEach(part -> names.addAll(part.path("properties").propertyNames()));
        return names;
    }

    /** The properties that must be there: of the schema itself and of its {@code allOf}. */
    public Set<String> required(JsonNode schema) {
        var names = new LinkedHashSet<String>();
        var resolved = resolve(schema);
        for (var name : resolved.path("required")) {
            if (!property(schema, name.asString()).map(this::isReadOnly).orElse(false)) {
                names.add(name.asString());
            }
        }
        resolved.path("allOf").forEach(part -> names.addAll(required(part)));
        return names;
    }

    public boolean isReadOnly(JsonNode schema) {
        return schema.path("readOnly").asBoolean(false)
                || resolve(schema).path("readOnly").asBoolean(false);
    }

    /** The schema of a list's items. */
    public Optional<JsonNode> items(JsonNode schema) {
        return union(parts(schema).stream()
                .map(part -> part.path("items"))
                .filter(JsonNode::isObject)
                .distinct()
                .toList());
    }

    /** An object of which the contract says nothing more, or any value at all. */
    public boolean isFreeForm(JsonNode schema) {
        return parts(schema).stream()
                .allMatch(part -> part.path("properties").isEmpty()
                        && !part.has("items")
                        && !part.has("enum")
                        && (part.path("type").isMissingNode()
                                || part.path("type").asString("").equals("object")));
    }

    /** Every JSON type that a value may have, {@code null} apart. */
    public Set<String> types(JsonNode schema) {
        var types = new TreeSet<String>();
        for (var part : parts(schema)) {
            if (part.path("type").isString()) {
                types.add(part.path("type").asString());
            }
        }
        return types;
    }

    /** The schema at a path such as {@code data[*].usage[*]}; empty where the contract has no such place. */
    public Optional<JsonNode> at(JsonNode schema, String path) {
        var here = Optional.of(schema);
        for (var step : path.replace("[", ".[").split("\\.")) {
            if (step.isEmpty()) {
                continue;
            }
            here = here.flatMap(found -> step.startsWith("[") ? items(found) : property(found, step));
        }
        return here;
    }
}
