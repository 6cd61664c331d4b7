package dev.paigomcp.codegen.contract;

import dev.paigomcp.mapping.ValuePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the Schema Objects (OpenAPI 3.0.3) of one document. Alternatives ({@code oneOf}, {@code anyOf}) are taken as their
 * union, since those of the contract have no discriminator and overlap.
 */
public record Schemas(JsonNode root) {
    private static final int MAX_DEPTH = 50;

    /** Returns what a schema refers to, or the schema itself if it is no reference. */
    public JsonNode resolve(JsonNode schema) {
        return References.target(root, schema);
    }

    /** Returns the parts that describe a value: the schema itself and every alternative below it. */
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

    /** Returns the schema of a property, a union if several parts declare it, or empty if none does. */
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

    /** Returns the names of all declared properties, sorted. */
    public Set<String> propertyNames(JsonNode schema) {
        var names = new TreeSet<String>();
        parts(schema).forEach(part -> names.addAll(part.path("properties").propertyNames()));
        return names;
    }

    /** Returns the properties that must be sent: those of the schema itself and of its {@code allOf}. */
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

    /** Returns whether a property is only ever answered, never sent. */
    public boolean isReadOnly(JsonNode schema) {
        return schema.path("readOnly").asBoolean(false)
                || resolve(schema).path("readOnly").asBoolean(false);
    }

    /** Returns the schema of a list's items, or empty if the schema is of no list. */
    public Optional<JsonNode> items(JsonNode schema) {
        return union(parts(schema).stream()
                .map(part -> part.path("items"))
                .filter(JsonNode::isObject)
                .distinct()
                .toList());
    }

    /** Returns whether the contract says no more than that there is an object, or any value. */
    public boolean isFreeForm(JsonNode schema) {
        return parts(schema).stream()
                .allMatch(part -> part.path("properties").isEmpty()
                        && !part.has("items")
                        && !part.has("enum")
                        && (part.path("type").isMissingNode()
                                || part.path("type").asString("").equals("object")));
    }

    /** Returns every JSON type that a value may have, {@code null} apart. */
    public Set<String> types(JsonNode schema) {
        var types = new TreeSet<String>();
        for (var part : parts(schema)) {
            if (part.path("type").isString()) {
                types.add(part.path("type").asString());
            }
        }
        return types;
    }

    /** Returns the schema at a path, or empty if the schema has no such path. */
    public Optional<JsonNode> at(JsonNode schema, ValuePath path) {
        return path.walk(schema, this::property, this::items);
    }

    /** Returns whether the schema has the path, or lets anything stand there. */
    public boolean allows(JsonNode schema, ValuePath path) {
        return path.walk(
                        schema,
                        (found, name) -> isFreeForm(found) ? Optional.of(found) : property(found, name),
                        found -> isFreeForm(found) ? Optional.of(found) : items(found))
                .isPresent();
    }
}
