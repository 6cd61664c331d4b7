package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How large units are, so that a caller can be told how to convert one into another. This server converts nothing.
 *
 * @param scales the sizes of units that measure the same, by their words
 */
public record Units(List<Map<String, Long>> scales) {
    /** Enough places for the quotient of any two sizes of data, which are powers of 2 and 10. */
    private static final int MAX_PLACES = 60;

    /** How one unit becomes another: by the number that is told, exactly. */
    public record Factor(String from, String to, BigDecimal number, boolean isMultiplied) {
        /** Returns the two units as an equation in words, such as {@code 1 hour is exactly 60 minutes}. */
        public String equation() {
            var other = isMultiplied ? to : from;
            return "1 " + (isMultiplied ? from : to) + " is exactly " + number.toPlainString() + " "
                    + (number.compareTo(BigDecimal.ONE) == 0 ? other : plural(other));
        }

        /**
         * Returns the equation and what to do, such as {@code 1 hour is exactly 60 minutes: multiply the number by 60}.
         *
         * @param what is to be multiplied or divided
         */
        public String text(String what) {
            return equation() + ": " + (isMultiplied ? "multiply " : "divide ") + what + " by "
                    + number.toPlainString();
        }

        /** Returns the less the nearer the units are to each other in size. */
        double distance() {
            return Math.abs(Math.log(number.doubleValue()));
        }
    }

    /** Returns the word of more than one unit. */
    public static String plural(String unit) {
        return unit.endsWith("s") || unit.endsWith("z") ? unit : unit + "s";
    }

    static Units read(JsonNode units) {
        return new Units(PlanJson.list(units, scale -> PlanJson.map(scale, JsonNode::longValue)));
    }

    ArrayNode write() {
        var list = JsonNodeFactory.instance.arrayNode();
        scales.forEach(scale -> {
            var node = list.addObject();
            scale.forEach((word, size) -> {
                if (size <= Integer.MAX_VALUE) {
                    node.put(word, size.intValue());
                } else {
                    node.put(word, size);
                }
            });
        });
        return list;
    }

    /** Returns all words for units. */
    public List<String> words() {
        return scales.stream().flatMap(scale -> scale.keySet().stream()).toList();
    }

    /** Returns how one unit becomes another, or empty if they do not measure the same. */
    public Optional<Factor> factor(String from, String to) {
        return scales.stream()
                .filter(scale -> scale.containsKey(from) && scale.containsKey(to) && !from.equals(to))
                .map(scale -> factor(from, BigDecimal.valueOf(scale.get(from)), to, BigDecimal.valueOf(scale.get(to))))
                .findFirst();
    }

    private static Factor factor(String from, BigDecimal ours, String to, BigDecimal theirs) {
        var number = quotient(ours, theirs);
        return number.multiply(theirs).compareTo(ours) == 0
                ? new Factor(from, to, number, true)
                : new Factor(from, to, quotient(theirs, ours), false);
    }

    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        var number = dividend.divide(divisor, MAX_PLACES, RoundingMode.DOWN).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
