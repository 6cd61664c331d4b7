package dev.paigomcp.tools;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as text (RFC 3339, UTC, milliseconds). */
final class Times {
    private Times() {}

    static String now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The moment that a date or a time begins: {@code 2026-01-31} is its midnight in UTC. */
    static Optional<Instant> start(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The last moment of a date, or the time itself. */
    static Optional<Instant> end(String text) {
        return start(text)
                .map(start ->
                        text.length() == 10 ? start.plus(1, ChronoUnit.DAYS).minusNanos(1) : start);
    }
}
