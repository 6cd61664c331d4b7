package dev.paigomcp.demo;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The demo's JSON: decimals are exact on the way in, plain on the way out. */
final class DemoJson {
    static final JsonMapper MAPPER = dev.paigomcp.common.Json.TOLERANT;

    /** Beyond this many places a number's plain text is a denial of service, not money. */
    private static final int LONGEST_SCALE = 200;

    private DemoJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static Optional<String> text(JsonNode holder, String field) {
        var value = holder.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** A copy of the object at {@code field}, or an empty object when there is none. */
    static ObjectNode objectAt(JsonNode holder, String field) {
        return holder.path(field) instanceof ObjectNode found ? found.deepCopy() : object();
    }

    static ObjectNode message(String message) {
        return object().put("message", message);
    }

    static ObjectNode data(String message, Iterable<? extends JsonNode> items) {
        var answer = message(message);
        var data = answer.putArray("data");
        items.forEach(data::add);
        return answer;
    }

    static ObjectNode one(String message, JsonNode item) {
        return data(message, List.of(item));
    }

    static boolean hasMonstrousNumber(JsonNode node) {
        if (node.isBigDecimal()) {
            return Math.abs((long) node.decimalValue().scale()) > LONGEST_SCALE;
        }
        for (var child : node.values()) {
            if (hasMonstrousNumber(child)) {
                return true;
            }
        }
        return false;
    }
}
