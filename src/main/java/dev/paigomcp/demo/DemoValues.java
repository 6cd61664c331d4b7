package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The values that Paigo carries as text: times (RFC 3339 with an offset) and decimals (digits with an optional sign and
 * fraction, without an exponent). Wrong ones are refused with status 400.
 */
final class DemoValues {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,500}(\\.\\d{1,500})?");

    private DemoValues() {}

    /** Returns the time, or empty if the text is none. */
    static Optional<Instant> parseTime(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the time; refuses other text. */
    static Instant time(String field, String text) {
        return parseTime(text)
                .orElseThrow(() -> DemoRefusal.badRequest(field + " must be an RFC 3339 time such as"
                        + " \"2026-01-31T12:00:00Z\", not " + DemoRefusal.quote(text)));
    }

    /** Returns the decimal in the field, or empty if the field is absent; refuses other text. */
    static Optional<BigDecimal> decimal(JsonNode holder, String field) {
        return DemoJson.text(holder, field).map(text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw DemoRefusal.badRequest(
                        field + " must be a number string such as \"12.5\", not " + DemoRefusal.quote(text));
            }
            return new BigDecimal(text);
        });
    }

    /** Returns the decimal in the field, or empty if the field is absent; refuses other text and negative amounts. */
    static Optional<BigDecimal> amount(JsonNode holder, String field) {
        var value = decimal(holder, field);
        if (value.isPresent() && value.get().signum() < 0) {
            throw DemoRefusal.badRequest(field + " must not be less than 0");
        }
        return value;
    }
}
