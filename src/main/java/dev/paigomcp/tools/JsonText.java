package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.UnicodeText;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads text that is the JSON of another value, which some clients send in its place. What is not exactly that stays the text
 * that it is: nothing is rounded, trimmed or guessed.
 */
final class JsonText {
    /** Plain digits as JSON writes them: no plus, no leading zero, no fraction, no exponent. */
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,63})");

    /** As {@link #INTEGER}, with a fraction. */
    private static final Pattern NUMBER = Pattern.compile(INTEGER.pattern() + "(\\.[0-9]{1,64})?");

    private JsonText() {}

    /** Returns the integer that a text is, or the value itself. */
    static JsonNode integer(JsonNode given) {
        return number(given, INTEGER);
    }

    /** Returns the number that a text is, or the value itself. */
    static JsonNode number(JsonNode given) {
        return number(given, NUMBER);
    }

    private static JsonNode number(JsonNode given, Pattern plain) {
        return given.isString() && plain.matcher(given.stringValue()).matches()
                ? Json.MAPPER.readTree(given.stringValue())
                : given;
    }

    /** Returns the boolean that a text is, or the value itself. */
    static JsonNode truth(JsonNode given) {
        return switch (given.isString() ? given.stringValue() : "") {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> given;
        };
    }

    /** Returns the list that a text is, or the value itself. */
    static JsonNode list(JsonNode given) {
        return begins(given, '[') && parsed(given) instanceof ArrayNode list ? list : given;
    }

    /** Returns the object that a text is, or the value itself. */
    static JsonNode object(JsonNode given) {
        return begins(given, '{') && parsed(given) instanceof ObjectNode object ? object : given;
    }

    private static boolean begins(JsonNode given, char begin) {
        if (!given.isString()) {
            return false;
        }
        var text = given.stringValue();
        var first = 0;
        while (first < text.length() && text.charAt(first) <= ' ') {
            first++;
        }
        return first < text.length() && text.charAt(first) == begin;
    }

    /** Half a surrogate pair, which a message may not hold, is not let in by an escape within text either. */
    private static JsonNode parsed(JsonNode text) {
        try {
            var value = Json.MAPPER.readTree(text.stringValue());
            return UnicodeText.hasUnpairedSurrogate(value) ? text : value;
        } catch (JacksonException | NumberFormatException e) { // the latter for an exponent beyond the int range
            return text;
        }
    }
}
