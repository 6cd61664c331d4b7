package dev.paigomcp.tools;

import dev.paigomcp.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows the chosen fields of what Paigo said. Numbers become plain decimal text; what is absent or null is left out; what
 * is not of the expected form is passed on as text, so that nothing is lost and the output schema holds.
 */
final class Projection {
    private Projection() {}

    /**
     * One thing.
     *
     * @param around where a field is taken from that the thing itself does not have
     * @param revealed the groups of fields that were asked for
     */
    static ObjectNode show(List<Plan.Shown> fields, JsonNode thing, JsonNode around, Set<String> revealed) {
        var shown = Json.MAPPER.createObjectNode();
        for (var field : fields) {
            if (field.reveal() != null && !revealed.contains(field.reveal())) {
                continue;
            }
            var value = find(field, thing, around);
            if (value != null) {
                shown.set(field.as(), form(field, value, revealed));
            }
        }
        return shown;
    }

    private static @Nullable JsonNode find(Plan.Shown field, JsonNode thing, JsonNode around) {
        var value = Path.first(thing, field.from());
        if (isAbsent(value) && field.otherwise() != null) {
            value = Path.first(thing, field.otherwise());
        }
        if (isAbsent(value)) {
            value = Path.first(around, field.from());
        }
        return isAbsent(value) ? null : value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static JsonNode form(Plan.Shown field, JsonNode value, Set<String> revealed) {
        if (field.each() != null) {
            return each(field.each(), value, revealed);
        }
        if (field.lookup() != null) {
            return text(word(field.lookup(), value));
        }
        if (field.words() != null) {
            var plain = plain(value);
            for (var word : field.words().entrySet()) {
                if (word.getValue().equals(plain.asString(""))) {
                    return text(word.getKey());
                }
            }
            return plain;
        }
        if (field.type() != null) {
            return Json.MAPPER.getNodeFactory().booleanNode(value.asString("").equals("true"));
        }
        return plain(value);
    }

    private static JsonNode each(List<Plan.Shown> fields, JsonNode value, Set<String> revealed) {
        if (value.isObject()) {
            return show(fields, value, Json.MAPPER.createObjectNode(), revealed);
        }
        var list = Json.MAPPER.createArrayNode();
        for (var item : value) {
            list.add(item.isObject() ? show(fields, item, Json.MAPPER.createObjectNode(), revealed) : item);
        }
        return list;
    }

    /** The caller's word for the contract's value; the value itself, as text, when there is no word for it. */
    static String word(Map<String, JsonNode> lookup, JsonNode value) {
        return lookup.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> value.isString() ? value.asString() : value.toString());
    }

    /** A number as plain decimal text; all else as it is. */
    static JsonNode plain(JsonNode value) {
        return value.isNumber() ? text(Decimals.plain(value).orElseGet(value::toString)) : value;
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }
}
