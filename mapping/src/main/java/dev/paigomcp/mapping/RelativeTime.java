package dev.paigomcp.mapping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Times that people say from where they stand, such as "yesterday". They are not taken, since the caller's day may be another. */
public final class RelativeTime {
    private static final Set<String> NOW = Set.of("now", "jetzt", "right now", "just now", "immediately");
    private static final Set<String> TODAY = Set.of("today", "heute", "hoy", "oggi", "aujourdhui", "hoje", "vandaag");
    private static final Set<String> YESTERDAY =
            Set.of("yesterday", "gestern", "ayer", "ieri", "hier", "ontem", "gisteren");
    private static final Set<String> TOMORROW = Set.of("tomorrow", "morgen", "manana", "domani", "demain", "amanha");

    /** Words that no time with a year has; in a text without one they make it relative. */
    private static final Set<String> WORDS = Set.of(
            "ago",
            "last",
            "next",
            "this",
            "in",
            "coming",
            "previous",
            "past",
            "tonight",
            "morning",
            "noon",
            "evening",
            "midnight",
            "week",
            "weeks",
            "month",
            "months",
            "quarter",
            "year",
            "years",
            "day",
            "days",
            "hour",
            "hours",
            "minute",
            "minutes",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "letzte",
            "letzten",
            "letzter",
            "naechste",
            "nachste",
            "nachsten",
            "vorgestern",
            "ubermorgen",
            "vor",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonntag",
            "woche",
            "monat");

    private static final int YEAR_DIGITS = 4;

    private RelativeTime() {}

    /** Returns whether a text means this moment or this day. */
    public static boolean isPresent(String given) {
        var text = FoldedText.of(given);
        return NOW.contains(text) || TODAY.contains(text);
    }

    /** Returns the end of a message about a relative time: the server's time and what to write; empty if it is none. */
    public static Optional<String> advice(String given, Instant now) {
        var text = FoldedText.of(given);
        var serverTime = now.truncatedTo(ChronoUnit.SECONDS);
        if (!isRelative(text)) {
            return Optional.empty();
        }
        var day = now.atZone(ZoneOffset.UTC).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Optional.of(" - that depends on where and when it is said; the server's time is " + serverTime + " ("
                + day + ", UTC). Write the time itself, such as " + example(text, serverTime));
    }

    private static boolean isRelative(String text) {
        var words = List.of(text.split(" "));
        return NOW.contains(text)
                || words.stream().anyMatch(word -> TODAY.contains(word) || YESTERDAY.contains(word))
                || words.stream().anyMatch(TOMORROW::contains)
                || words.stream().anyMatch(WORDS::contains) && words.stream().noneMatch(RelativeTime::isYear);
    }

    private static boolean isYear(String word) {
        return word.length() == YEAR_DIGITS && word.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static Instant example(String text, Instant serverTime) {
        if (YESTERDAY.contains(text)) {
            return serverTime.minus(1, ChronoUnit.DAYS);
        }
        return TOMORROW.contains(text) ? serverTime.plus(1, ChronoUnit.DAYS) : serverTime;
    }
}
