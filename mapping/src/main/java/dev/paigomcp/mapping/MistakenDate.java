package dev.paigomcp.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates that are no dates or are written in another form, read to say what to write. */
public final class MistakenDate {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[Tt ].{0,40})?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
    private static final int MONTHS = 12;

    private MistakenDate() {}

    /**
     * Returns the end of a message about a time that is none: what to write, or why there is no such day; empty if that cannot
     * be told.
     *
     * @param takesFuture whether a time that is yet to come may be given
     */
    public static Optional<String> advice(String given, Instant now, boolean takesFuture) {
        var text = given.strip();
        return RelativeTime.advice(text, now, takesFuture)
                .or(() -> missingDay(text))
                .or(() -> month(text))
                .or(() -> yearFirst(text))
                .or(() -> yearLast(text));
    }

    private static Optional<String> missingDay(String text) {
        var found = ISO.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var month = Integer.parseInt(found.group(2));
        var day = Integer.parseInt(found.group(3));
        if (month < 1 || month > MONTHS) {
            return Optional.of(" - there is no month " + month);
        }
        var days = YearMonth.of(Integer.parseInt(found.group(1)), month).lengthOfMonth();
        return day >= 1 && day <= days
                ? Optional.empty()
                : Optional.of(" - " + Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                        + found.group(1) + " has " + days + " days");
    }

    private static Optional<String> month(String text) {
        var found = MONTH.matcher(text);
        return found.matches()
                ? date(found.group(1), found.group(2), "1")
                        .map(first -> " - write a day of that month: it is from \"" + first + "\" to \""
                                + YearMonth.from(first).atEndOfMonth() + "\"")
                : Optional.empty();
    }

    private static Optional<String> yearFirst(String text) {
        var found = YEAR_FIRST.matcher(text);
        return found.matches()
                ? date(found.group(1), found.group(2), found.group(3)).map(MistakenDate::toWrite)
                : Optional.empty();
    }

    /** The day is before the month where dots part them; else it may be after it, as in the USA. */
    private static Optional<String> yearLast(String text) {
        var found = YEAR_LAST.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var dayFirst = date(found.group(4), found.group(3), found.group(1));
        var monthFirst = found.group(2).equals(".") || found.group(1).equals(found.group(3))
                ? Optional.<LocalDate>empty()
                : date(found.group(4), found.group(1), found.group(3));
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            return Optional.of(
                    " - it can be two days: write \"" + dayFirst.get() + "\" or \"" + monthFirst.get() + "\"");
        }
        return dayFirst.or(() -> monthFirst).map(MistakenDate::toWrite);
    }

    private static String toWrite(LocalDate date) {
        return " - write \"" + date + "\"";
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
