package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bounds of a number; a bound that is null does not limit it.
 *
 * @param minimum the least value
 * @param exclusiveMinimum a value that every value is above
 * @param maximum the greatest value
 */
public record Bounds(
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal exclusiveMinimum,
        @Nullable BigDecimal maximum) {
    /** Reads the bounds of an argument, which are decimal text. */
    public static Bounds read(JsonNode argument) {
        return new Bounds(
                decimal(argument, "minimum"), decimal(argument, "exclusiveMinimum"), decimal(argument, "maximum"));
    }

    private static @Nullable BigDecimal decimal(JsonNode argument, String key) {
        return PlanJson.optional(argument, key, text -> new BigDecimal(text.asString()));
    }

    void write(ObjectNode argument) {
        put(argument, "minimum", minimum);
        put(argument, "exclusiveMinimum", exclusiveMinimum);
        put(argument, "maximum", maximum);
    }

    private static void put(ObjectNode argument, String key, @Nullable BigDecimal bound) {
        PlanJson.put(argument, key, bound == null ? null : bound.toPlainString());
    }

    /** Returns whether nothing is limited. */
    public boolean isEmpty() {
        return minimum == null && exclusiveMinimum == null && maximum == null;
    }

    /** Returns whether a number below zero is within the bounds. */
    boolean allowNegative() {
        var least = least();
        return least == null || least.signum() < 0;
    }

    /** Returns whether no number is within the bounds. */
    public boolean leaveNothing() {
        var least = least();
        return least != null && maximum != null && least.compareTo(maximum) > 0;
    }

    /** Returns whether every bound is a whole number. */
    boolean areWhole() {
        return isWhole(least()) && isWhole(maximum);
    }

    private @Nullable BigDecimal least() {
        return minimum == null ? exclusiveMinimum : minimum;
    }

    private static boolean isWhole(@Nullable BigDecimal bound) {
        return bound == null || bound.stripTrailingZeros().scale() <= 0;
    }

    /** Returns what was expected of a number that is out of bounds, such as {@code at least 0}; empty if it is within. */
    Optional<String> broken(BigDecimal number) {
        if (exclusiveMinimum != null && number.compareTo(exclusiveMinimum) <= 0) {
            return Optional.of("more than " + exclusiveMinimum);
        }
        if (minimum != null && number.compareTo(minimum) < 0) {
            return Optional.of("at least " + minimum);
        }
        return maximum != null && number.compareTo(maximum) > 0 ? Optional.of("at most " + maximum) : Optional.empty();
    }
}
