package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings numbers into a form that every later step can work with: the schema validator fails on a number such as
 * {@code 1E+70} in the place of an integer, and plain text of {@code 1E+9999} would fill pages.
 */
final class NumberForm {
    private NumberForm() {}

    /** Makes each whole number among the arguments an integer, and reports those whose exponent is out of range. */
    static void canonical(ObjectNode arguments, ArgumentProblems problems) {
        for (var entry : arguments.properties()) {
            if (!entry.getValue().isString()) {
                entry.setValue(canonical(entry.getValue(), entry.getKey(), problems));
            }
        }
    }

    private static JsonNode canonical(JsonNode value, String at, ArgumentProblems problems) {
        if (value instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                list.set(i, canonical(list.get(i), at, problems));
            }
        } else if (value instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                entry.setValue(canonical(entry.getValue(), at, problems));
            }
        } else if (value.isNumber() && !value.isIntegralNumber()) {
            return number(value, at, problems);
        }
        return value;
    }

    private static JsonNode number(JsonNode value, String at, ArgumentProblems problems) {
        if (Decimals.plain(value).isEmpty()) {
            problems.add(
                    at,
                    "the number " + ArgumentProblems.shown(value) + " has an exponent beyond " + Decimals.MAX_EXPONENT
                            + ", the most that is read");
            return value;
        }
        var decimal = value.decimalValue();
        return decimal.stripTrailingZeros().scale() > 0 ? value : integer(decimal.toBigInteger());
    }

    private static JsonNode integer(BigInteger whole) {
        return whole.bitLength() < Long.SIZE
                ? JsonNodeFactory.instance.numberNode(whole.longValue())
                : JsonNodeFactory.instance.numberNode(whole);
    }
}
