package dev.paigomcp.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads text that is a date-time (RFC 3339), or a date alone, which is a day in UTC. */
public final class TimeText {
    /** What is expected, for messages. */
    public static final String EXPECTED =
            "a date such as 2026-01-31, in UTC, or an RFC 3339 date-time such as 2026-01-31T10:00:00Z";

    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final int SECONDS = "2026-01-31T10:00".length();

    private TimeText() {}

    /** Returns whether a readable text is a date alone. */
    static boolean isDate(String text) {
        return text.length() == DATE_LENGTH;
    }

    /** Returns whether a readable text is one that a caller may give: Java's form lets the seconds be left out. */
    static boolean isComplete(String text) {
        return isDate(text) || text.length() > SECONDS && text.charAt(SECONDS) == ':';
    }

    /** Returns the time, or the first moment of a date; empty if the text is neither. */
    public static Optional<Instant> start(String text) {
        if (text.length() < DATE_LENGTH) {
            return Optional.empty(); // as nearly all that is absent: an exception would cost more than the reading
        }
        try {
            return Optional.of(
                    isDate(text)
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the time, or the last moment of a date; empty if the text is neither. */
    public static Optional<Instant> end(String text) {
        return start(text)
                .map(start -> isDate(text) ? start.plus(1, ChronoUnit.DAYS).minusNanos(1) : start);
    }

    /** Returns the time as it is shown: in UTC, with milliseconds at most. */
    public static String of(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
