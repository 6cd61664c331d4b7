package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Exact decimals: money and quantities as JSON numbers and as text, never as a double. */
public final class Decimals {
    /** The largest exponent of a number that is written out: plain text would grow without bound. */
    public static final int MAX_EXPONENT = 64;

    private static final int MAX_DIGITS = 1000;

    private Decimals() {}

    /** Returns the plain text of a JSON number, or empty if its exponent is beyond {@link #MAX_EXPONENT}. */
    public static Optional<String> plain(JsonNode number) {
        return isPrintable(number.decimalValue())
                ? Optional.of(number.decimalValue().toPlainString())
                : Optional.empty();
    }

    /** Returns the number that a text or a JSON number stands for, or empty if it is none. */
    public static Optional<BigDecimal> parse(JsonNode value) {
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

    private static boolean isPrintable(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_EXPONENT;
    }
}
