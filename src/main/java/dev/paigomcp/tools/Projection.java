package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ShownField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Picks the fields of Paigo's answer that a result shows. Numbers become plain decimal text, absent and null values are left
 * out, and what has another form than expected is passed on as text, so that nothing is lost and the output schema holds.
 */
final class Projection {
    private Projection() {}

    /**
     * Returns the fields of one thing.
     *
     * @param around the object that has the fields which the thing itself does not have
     * @param revealed the groups of fields that the caller asked for
     */
    static ObjectNode show(List<ShownField> fields, JsonNode thing, JsonNode around, Set<String> revealed) {
        var shown = Json.MAPPER.createObjectNode();
        for (var field : fields) {
            if (field.reveal() != null && !revealed.contains(field.reveal())) {
                continue;
            }
            var value = find(field, thing, around);
            var formed = value == null ? null : form(field, value, revealed);
            if (formed != null) {
                shown.set(field.as(), formed);
            }
        }
        return shown;
    }

    private static @Nullable JsonNode find(ShownField field, JsonNode thing, JsonNode around) {
        var value = field.from().first(thing);
        if (isAbsent(value) && field.otherwise() != null) {
            value = field.otherwise().first(thing);
        }
        if (isAbsent(value)) {
            value = field.from().first(around);
        }
        if (isAbsent(value)) {
            return null;
        }
        return field.overriding() == null ? value : OverriddenItems.of(value, thing, field.overriding());
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Returns the value in the form that the output schema promises, or null if it cannot have that form. */
    private static @Nullable JsonNode form(ShownField field, JsonNode value, Set<String> revealed) {
        if (field.count() != null) {
            return count(field.count(), value);
        }
        if (field.lookup() != null) {
            return text(field.lookup().word(value));
        }
        if (!field.words().isEmpty()) {
            return text(word(field.words(), asText(value)));
        }
        return switch (field.form()) {
            case ARRAY -> list(field.each(), value, revealed);
            case OBJECT -> object(field.each(), value, revealed);
            case BOOLEAN ->
                switch (value.asString("")) {
                    case "true" -> Json.MAPPER.getNodeFactory().booleanNode(true);
                    case "false" -> Json.MAPPER.getNodeFactory().booleanNode(false);
                    default -> null;
                };
            case INTEGER -> value.isIntegralNumber() ? value : null;
            case ANY -> carried(value);
            case STRING -> text(asText(value));
        };
    }

    /** Counts the items that have something in one of the fields, or all items if there are no fields. */
    private static JsonNode count(List<String> fields, JsonNode value) {
        var count = 0;
        for (var item : items(value)) {
            if (fields.isEmpty() || fields.stream().anyMatch(field -> !isNothing(item.path(field)))) {
                count++;
            }
        }
        return Json.MAPPER.getNodeFactory().numberNode(count);
    }

    /** Returns the items of a list. Where Paigo sends a single object in place of one, that is its only item. */
    static Iterable<JsonNode> items(JsonNode list) {
        return list.isArray() ? list : list.isObject() ? List.of(list) : List.of();
    }

    /** Returns whether a value is absent, null or empty. */
    static boolean isNothing(JsonNode value) {
        return isAbsent(value) || value.isContainer() && value.isEmpty();
    }

    private static JsonNode list(List<ShownField> fields, JsonNode value, Set<String> revealed) {
        var list = Json.MAPPER.createArrayNode();
        for (var item : value.isArray() ? value : List.of(value)) {
            list.add(fields.isEmpty() ? carried(item) : object(fields, item, revealed));
        }
        return list;
    }

    private static JsonNode object(List<ShownField> fields, JsonNode value, Set<String> revealed) {
        if (!value.isObject()) {
            return Json.MAPPER.createObjectNode().put("unexpected", asText(value));
        }
        return fields.isEmpty() ? carried(value) : show(fields, value, Json.MAPPER.createObjectNode(), revealed);
    }

    /** Returns the value as it is, but with text in place of numbers that are too large to be written as numbers. */
    private static JsonNode carried(JsonNode value) {
        if (value.isNumber()) {
            return Decimals.plain(value).isPresent() ? value : text(value.toString());
        }
        if (value.isArray()) {
            var list = Json.MAPPER.createArrayNode();
            value.forEach(item -> list.add(carried(item)));
            return list;
        }
        if (value.isObject()) {
            var object = Json.MAPPER.createObjectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), carried(entry.getValue())));
            return object;
        }
        return value;
    }

    /** Returns a scalar as text, a number in plain notation, and anything else as its JSON. */
    static String asText(JsonNode value) {
        return value.isNumber()
                ? Decimals.plain(value).orElseGet(value::toString)
                : value.isString() ? value.asString() : value.toString();
    }

    private static String word(Map<String, String> words, String wire) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wire))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(wire);
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }
}
