package dev.paigomcp.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Times that people say from where they stand, such as "yesterday". They are not taken, since the caller's day may be another. */
public final class RelativeTime {
    private static final Set<String> NOW = Set.of("now", "jetzt", "right now", "just now", "immediately");
    private static final Set<String> TODAY = Set.of("today", "heute", "hoy", "oggi", "aujourdhui", "hoje", "vandaag");
    private static final Set<String> YESTERDAY =
            Set.of("yesterday", "gestern", "ayer", "ieri", "hier", "ontem", "gisteren");
    private static final Set<String> TOMORROW = Set.of("tomorrow", "morgen", "manana", "domani", "demain", "amanha");

    private static final Set<String> DAY_BEFORE_YESTERDAY =
            Set.of("day before yesterday", "vorgestern", "anteayer", "avant hier", "avanthier", "eergisteren");

    /** Words that no time with a year has; in a text without one they make it relative. */
    private static final Set<String> WORDS =
            Set.of(("ago last next this in coming previous past tonight morning noon evening"
                            + " midnight week weeks month months quarter year years day days hour hours minute minutes monday tuesday"
                            + " wednesday thursday friday saturday sunday letzte letzten letzter naechste nachste nachsten vorgestern"
                            + " ubermorgen vor montag dienstag mittwoch donnerstag freitag samstag sonntag woche monat anteayer")
                    .split(" "));

    /** Words of what is yet to come. */
    private static final Set<String> COMING = Set.of("next", "coming", "naechste", "nachste", "nachsten", "ubermorgen");

    /** So many days or more before now, or after it. */
    private static final Pattern SPAN = Pattern.compile("(vor |in )?(\\d{1,4}|an?|one|einem|einer)"
            + " (day|tag|week|woche|month|monat|year|jahr)(?:s|en|e|n)?( ago)?");

    private static final String FORM = "in the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ";

    private static final int YEAR_DIGITS = 4;

    private RelativeTime() {}

    /** Returns whether a text means this moment or this day. */
    public static boolean isPresent(String given) {
        var text = FoldedText.of(given);
        return NOW.contains(text) || TODAY.contains(text);
    }

    /**
     * Returns the end of a message about a relative time: the server's time and what to write; empty if it is none.
     *
     * @param takesFuture whether a time that is yet to come may be given
     */
    public static Optional<String> advice(String given, Instant now, boolean takesFuture) {
        var text = FoldedText.of(given);
        var serverTime = now.truncatedTo(ChronoUnit.SECONDS);
        if (!isRelative(text)) {
            return Optional.empty();
        }
        var day = now.atZone(ZoneOffset.UTC).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Optional.of(" - that depends on where and when it is said; the server's time is " + serverTime + " ("
                + day + ", UTC). "
                + (isComing(text) && !takesFuture
                        ? "What is yet to come is not taken: it can be given once it has come"
                        : "Write the date or time itself, "
                                + example(text, serverTime)
                                        .map(it -> "such as " + it)
                                        .orElse(FORM)));
    }

    private static boolean isRelative(String text) {
        var words = List.of(text.split(" "));
        return NOW.contains(text)
                || SPAN.matcher(text).matches()
                || words.stream().anyMatch(word -> TODAY.contains(word) || YESTERDAY.contains(word))
                || words.stream().anyMatch(TOMORROW::contains)
                || words.stream().anyMatch(WORDS::contains) && words.stream().noneMatch(RelativeTime::isYear);
    }

    private static boolean isYear(String word) {
        return word.length() == YEAR_DIGITS && word.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static boolean isComing(String text) {
        return text.startsWith("in ")
                || Stream.of(text.split(" ")).anyMatch(word -> TOMORROW.contains(word) || COMING.contains(word));
    }

    /** Returns what was meant, or empty if that is open: "last month" has many days, and "5 pm" is elsewhere at another time. */
    private static Optional<String> example(String given, Instant serverTime) {
        var text = given.startsWith("the ") ? given.substring("the ".length()) : given;
        var today = LocalDate.ofInstant(serverTime, ZoneOffset.UTC);
        if (NOW.contains(text)) {
            return Optional.of(serverTime.toString());
        }
        if (TODAY.contains(text)) {
            return Optional.of(today.toString());
        }
        if (YESTERDAY.contains(text)) {
            return Optional.of(today.minusDays(1).toString());
        }
        if (DAY_BEFORE_YESTERDAY.contains(text)) {
            return Optional.of(today.minusDays(2).toString());
        }
        if (TOMORROW.contains(text)) {
            return Optional.of(today.plusDays(1).toString());
        }
        return span(text, today).map(LocalDate::toString);
    }

    private static Optional<LocalDate> span(String text, LocalDate today) {
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        var isBack = "vor ".equals(span.group(1));
        if ((span.group(1) == null) == (span.group(4) == null)) {
            return Optional.empty(); // neither before nor after now, or both
        }
        var count = Character.isDigit(span.group(2).charAt(0)) ? Integer.parseInt(span.group(2)) : 1;
        var unit = switch (span.group(3)) {
            case "day", "tag" -> ChronoUnit.DAYS;
            case "week", "woche" -> ChronoUnit.WEEKS;
            case "month", "monat" -> ChronoUnit.MONTHS;
            default -> ChronoUnit.YEARS;
        };
        return Optional.of(today.plus(isBack || span.group(4) != null ? -count : count, unit));
    }
}
