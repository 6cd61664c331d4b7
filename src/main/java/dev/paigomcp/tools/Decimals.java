package dev.paigomcp.tools;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Decimal text, exact: no value here ever is a double. */
final class Decimals {
    /** Beyond it plain text would grow without measure. */
    static final int MAX_EXPONENT = 64;

    private static final int MAX_DIGITS = 1000;

    private Decimals() {}

    /** The plain text of a JSON number; empty when its exponent is beyond {@link #MAX_EXPONENT}. */
    static Optional<String> plain(JsonNode number) {
        return isPrintable(number.decimalValue())
                ? Optional.of(number.decimalValue().toPlainString())
                : Optional.empty();
    }

    private static boolean isPrintable(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_EXPONENT;
    }

    /** The number that a text or a JSON number is, if it is one. */
    static Optional<BigDecimal> parse(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue()).filter(Decimals::isPrintable);
        }
        if (!value.isString() || value.asString().length() > MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.asString().strip())).filter(Decimals::isPrintable);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
