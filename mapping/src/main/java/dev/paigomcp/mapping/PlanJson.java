package dev.paigomcp.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the keys of one JSON object by hand: data binding by reflection would cost a tenth of the server's start. */
final class PlanJson {
    private PlanJson() {}

    /** Returns the text of a key that must be there. */
    static String text(JsonNode from, String key) {
        if (!from.path(key).isString()) {
            throw new IllegalStateException("the mapping has no \"" + key + "\" in " + from);
        }
        return from.path(key).asString();
    }

    /** Returns the text of a key, or null if it is absent. */
    static @Nullable String optionalText(JsonNode from, String key) {
        return from.path(key).isString() ? from.path(key).asString() : null;
    }

    /** Returns what is read from a key, or null if it is absent. */
    static <T> @Nullable T optional(JsonNode from, String key, Function<JsonNode, T> read) {
        return from.has(key) ? read.apply(from.path(key)) : null;
    }

    static <T> List<T> list(JsonNode from, Function<JsonNode, T> read) {
        return from.valueStream().map(read).toList();
    }

    static List<String> texts(JsonNode from) {
        return list(from, JsonNode::asString);
    }

    static Map<String, String> words(JsonNode from) {
        return map(from, JsonNode::asString);
    }

    /** Returns the values by their keys, in the order of the file. */
    static <T> Map<String, T> map(JsonNode from, Function<JsonNode, T> read) {
        var map = new LinkedHashMap<String, T>();
        from.properties().forEach(entry -> map.put(entry.getKey(), read.apply(entry.getValue())));
        return map;
    }

    /** Returns what is made of each key and its value, in the order of the file. */
    static <T> List<T> entries(JsonNode from, BiFunction<String, JsonNode, T> read) {
        return from.properties().stream()
                .map(entry -> read.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Writes a text, or nothing if it is null. */
    static void put(ObjectNode to, String key, @Nullable Object text) {
        if (text != null) {
            to.put(key, text.toString());
        }
    }

    /** Writes a list of texts, or nothing if it is empty. */
    static void put(ObjectNode to, String key, List<?> texts) {
        if (!texts.isEmpty()) {
            var array = to.putArray(key);
            texts.forEach(text -> array.add(text.toString()));
        }
    }

    /** Writes an object of texts, or nothing if it is empty. */
    static void put(ObjectNode to, String key, Map<String, ?> texts) {
        if (!texts.isEmpty()) {
            var object = to.putObject(key);
            texts.forEach((name, text) -> object.put(name, text.toString()));
        }
    }

    /** Writes an object with what is written for each value, or nothing if there are none. */
    static <T> void put(ObjectNode to, String key, Map<String, T> values, Function<T, ? extends JsonNode> write) {
        if (!values.isEmpty()) {
            var object = to.putObject(key);
            values.forEach((name, value) -> object.set(name, write.apply(value)));
        }
    }
}
