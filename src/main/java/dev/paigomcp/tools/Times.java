package dev.paigomcp.tools;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads and writes times as text (RFC 3339, UTC, milliseconds). */
final class Times {
    private Times() {}

    static String now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Returns the time, or midnight in UTC for a date such as {@code 2026-01-31}; empty if the text is neither. */
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

    /** Returns the time, or the last moment of a date in UTC; empty if the text is neither. */
    static Optional<Instant> end(String text) {
        return start(text)
                .map(start ->
                        text.length() == 10 ? start.plus(1, ChronoUnit.DAYS).minusNanos(1) : start);
    }
}
