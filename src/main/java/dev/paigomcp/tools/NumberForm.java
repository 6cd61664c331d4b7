package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds numbers to a form that every later step can work with: the schema validator fails on a number such as
 * {@code 1E+70} in the place of an integer, and plain text of {@code 1E+9999} would fill pages.
 */
final class NumberForm {
    private NumberForm() {}

    /** Reports the numbers among the arguments whose exponent is out of range, however deep they are. */
    static void check(ObjectNode arguments, ArgumentProblems problems) {
        for (var entry : arguments.properties()) {
            check(entry.getValue(), entry.getKey(), problems);
        }
    }

    private static void check(JsonNode value, String at, ArgumentProblems problems) {
        if (value.isContainer()) {
            for (var child : value) {
                check(child, at, problems);
            }
        } else if (value.isNumber()
                && !value.isIntegralNumber()
                && Decimals.plain(value).isEmpty()) {
            problems.add(
                    at,
                    "in " + ArgumentProblems.shown(value) + " the exponent is beyond " + Decimals.MAX_EXPONENT
                            + ", the most that is read; give plain digits");
        }
    }

    /** Returns a whole number such as {@code 10.0} or {@code 1E+3} as the integer that it is, another value as it is. */
    static JsonNode integer(JsonNode value) {
        if (!value.isNumber()
                || value.isIntegralNumber()
                || Decimals.plain(value).isEmpty()) {
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
