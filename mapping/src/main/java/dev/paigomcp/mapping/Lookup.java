package dev.paigomcp.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words for callers and the values that the contract has for them, such as {@code gigabyte} for
 * {@code {"type": "data", "unit": "gigabyte"}}.
 *
 * @param name the lookup's name in the mapping
 * @param values the contract's value by the caller's word, in the mapping's order; empty if the mapping has no such lookup
 */
public record Lookup(String name, Map<String, JsonNode> values) {
    /** Returns the contract's value of a word, or the word itself if it is not known. */
    public JsonNode value(JsonNode word) {
        return values.getOrDefault(word.asString(), word).deepCopy();
    }

    /** Returns the caller's word for a value of the contract, or the value as text if there is no word for it. */
    public String word(JsonNode value) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> value.isString() ? value.asString() : value.toString());
    }

    /** Reads the lookups of the mapping or the plans by their names. */
    static Map<String, Lookup> readAll(JsonNode lookups) {
        var all = new LinkedHashMap<String, Lookup>();
        lookups.properties()
                .forEach(entry -> all.put(
                        entry.getKey(), new Lookup(entry.getKey(), PlanJson.map(entry.getValue(), value -> value))));
        return all;
    }

    ObjectNode write() {
        var node = PlanJson.object();
        values.forEach(node::set);
        return node;
    }

    /** Returns the lookup of that name, or one without words if there is none: the generator reports its name. */
    static Lookup of(String name, Map<String, Lookup> lookups) {
        return lookups.getOrDefault(name, new Lookup(name, Map.of()));
    }
}
