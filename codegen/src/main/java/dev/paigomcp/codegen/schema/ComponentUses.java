package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.Schemas;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Counts how often schemas use each component of the contract, and finds those that hold themselves. */
final class ComponentUses {
    private static final String PREFIX = "#/components/schemas/";

    private final Schemas schemas;
    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<String> recursive = new HashSet<>();

    ComponentUses(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Returns the name of the component that a schema refers to, or empty if it refers to none. */
    static Optional<String> component(JsonNode schema) {
        return schema.path("$ref")
                .asStringOpt()
                .filter(ref -> ref.startsWith(PREFIX))
                .map(ref -> ref.substring(PREFIX.length()));
    }

    /** Returns whether the component holds itself. */
    boolean isRecursive(String component) {
        return recursive.contains(component);
    }

    /** Returns whether the component is used more than once. */
    boolean recurs(String component) {
        return uses.getOrDefault(component, 0) > 1;
    }

    /** Counts what a schema uses. */
    void count(JsonNode schema) {
        count(schema, new ArrayDeque<>());
    }

    private void count(JsonNode schema, Deque<String> above) {
        var component = component(schema);
        if (component.isPresent()) {
            component(component.get(), schema, above);
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

    private void component(String name, JsonNode schema, Deque<String> above) {
        if (above.contains(name)) {
            recursive.add(name);
            return;
        }
        if (uses.merge(name, 1, Integer::sum) == 1) {
            above.push(name);
            count(schemas.resolve(schema), above);
            above.pop();
        }
    }
}
