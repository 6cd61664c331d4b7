package dev.paigomcp.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as Paigo carries them: RFC 3339 text with an offset. */
final class Rfc3339 {
    private static final Pattern SHAPE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private Rfc3339() {}

    static Optional<Instant> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Instant require(String field, String text) {
        return parse(text)
                .orElseThrow(() -> DemoRefusal.badRequest(field + " must be an RFC 3339 time such as"
                        + " \"2026-01-31T12:00:00Z\", not " + DemoRefusal.quote(text)));
    }
}
