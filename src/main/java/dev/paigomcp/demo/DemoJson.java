package dev.paigomcp.demo;

import dev.paigomcp.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds and reads the demo's JSON. Decimals keep every digit, and are written without an exponent. */
final class DemoJson {
    static final JsonMapper MAPPER = Json.TOLERANT;

    /** With more places, a number is not an amount of money, and its plain text would be a denial of service. */
    private static final int MAX_SCALE = 200;

    private DemoJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns the text in the field, or empty if the field is absent or holds something else. */
    static Optional<String> text(JsonNode holder, String field) {
        var value = holder.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** Returns a copy of the object in the field, or an empty object if there is none. */
    static ObjectNode objectAt(JsonNode holder, String field) {
        return holder.path(field) instanceof ObjectNode found ? found.deepCopy() : object();
    }

    static void putIfAbsent(ObjectNode target, String field, String text) {
        if (!target.has(field)) {
            target.put(field, text);
        }
    }

    /** Returns a body with a message. */
    static ObjectNode message(String message) {
        return object().put("message", message);
    }

    /** Returns a body with a message and the items under {@code data}, as Paigo lists things. */
    static ObjectNode data(String message, Iterable<? extends JsonNode> items) {
        var answer = message(message);
        var data = answer.putArray("data");
        items.forEach(data::add);
        return answer;
    }

    /** Returns a body with a message and one item under {@code data}, as Paigo returns one thing. */
    static ObjectNode one(String message, JsonNode item) {
        return data(message, List.of(item));
    }

    /** Returns whether any number in the node has more places than an amount may have. */
    static boolean hasHugeNumber(JsonNode node) {
        if (node.isBigDecimal()) {
            return Math.abs((long) node.decimalValue().scale()) > MAX_SCALE;
        }
        for (var child : node.values()) {
            if (hasHugeNumber(child)) {
                return true;
            }
        }
        return false;
    }
}
