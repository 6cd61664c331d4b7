package dev.paigomcp.tools;

import dev.paigomcp.mapping.TimeText;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes times as text (RFC 3339, UTC, milliseconds). */
final class Times {
    private Times() {}

    static String now(Clock clock) {
        return TimeText.of(clock.instant());
    }

    /** Returns the time, or midnight in UTC for a date such as {@code 2026-01-31}; empty if the text is neither. */
    static Optional<Instant> start(String text) {
        return TimeText.start(text);
    }

    /** Returns the time, or the last moment of a date in UTC; empty if the text is neither. */
    static Optional<Instant> end(String text) {
        return TimeText.end(text);
    }
}
