package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.mapping.Argument;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Decimal text: money and quantities as callers write them. */
public final class Decimals {
    private Decimals() {}

    /** The pattern of the argument's text: digits, signed only where the bounds leave room, or one of its words. */
    static String pattern(Argument argument) {
        var lowest = argument.text("minimum").or(() -> argument.text("exclusiveMinimum"));
        var sign = lowest.isPresent() && new BigDecimal(lowest.get()).signum() >= 0 ? "" : "-?";
        var digits = sign + "\\d+(\\.\\d+)?";
        var words = StreamSupport.stream(
                        argument.node().path("words").propertyNames().spliterator(), false)
                .map(word -> "|" + Pattern.quote(word).replaceAll("\\\\[QE]", ""))
                .collect(Collectors.joining());
        return words.isEmpty() ? "^" + digits + "$" : "^(" + digits + words + ")$";
    }
}
