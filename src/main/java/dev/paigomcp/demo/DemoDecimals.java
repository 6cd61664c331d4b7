package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Decimal text as Paigo carries money and quantities: digits with an optional sign and fraction, no exponent. */
final class DemoDecimals {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,500}(\\.\\d{1,500})?");

    private DemoDecimals() {}

    static Optional<BigDecimal> parse(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The decimal text at {@code field}, refused when it is there and is something else. */
    static Optional<BigDecimal> read(JsonNode holder, String field) {
        return DemoJson.text(holder, field)
                .map(text -> parse(text)
                        .orElseThrow(() -> DemoRefusal.badRequest(
                                field + " must be a number string such as \"12.5\", not " + DemoRefusal.quote(text))));
    }

    /** As {@link #read}, and not below zero. */
    static Optional<BigDecimal> readAmount(JsonNode holder, String field) {
        var value = read(holder, field);
        if (value.isPresent() && value.get().signum() < 0) {
            throw DemoRefusal.badRequest(field + " must not be less than 0");
        }
        return value;
    }
}
