package dev.paigomcp.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that look alike and mean something else: opposites such as minPrice and maxPrice, and sizes such as hour and day. */
final class Opposites {
    /** Each line is one scale, and what stands on different places of it is not the same. */
    private static final List<List<Set<String>>> SCALES = List.of(
            List.of(
                    Set.of("min", "minimum", "least", "lower", "lowest", "below", "less", "under"),
                    Set.of("max", "maximum", "most", "upper", "highest", "above", "more", "over")),
            List.of(
                    Set.of("from", "start", "started", "since", "begin", "first", "after"),
                    Set.of("to", "end", "ended", "until", "last", "before")),
            List.of(Set.of("with", "include", "included"), Set.of("without", "exclude", "excluded")),
            List.of(Set.of("add", "create"), Set.of("remove", "delete")),
            List.of(Set.of("show", "shown"), Set.of("hide", "hidden")),
            List.of(Set.of("credit", "credits"), Set.of("debit", "debits")),
            List.of(Set.of("floor", "down"), Set.of("ceiling", "up")),
            List.of(
                    Set.of("byte"),
                    Set.of("kilo", "kilobyte"),
                    Set.of("mega", "megabyte"),
                    Set.of("giga", "gigabyte"),
                    Set.of("tera", "terabyte"),
                    Set.of("peta", "petabyte"),
                    Set.of("kibi", "kibibyte"),
                    Set.of("mebi", "mebibyte"),
                    Set.of("gibi", "gibibyte"),
                    Set.of("tebi", "tebibyte")),
            List.of(
                    Set.of("second", "seconds"),
                    Set.of("minute", "minutes"),
                    Set.of("hour", "hours", "hourly"),
                    Set.of("day", "days", "daily"),
                    Set.of("week", "weeks", "weekly"),
                    Set.of("month", "months", "monthly"),
                    Set.of("year", "years", "yearly")));

    /** The place of a word, by the word: its scale and where on it. */
    private static final Map<String, int[]> PLACES = new HashMap<>();

    private static final List<String> NEGATIONS = List.of("un", "in", "im", "non", "not", "no", "dis", "de");

    static {
        for (var scale = 0; scale < SCALES.size(); scale++) {
            for (var place = 0; place < SCALES.get(scale).size(); place++) {
                for (var word : SCALES.get(scale).get(place)) {
                    PLACES.put(word, new int[] {scale, place});
                }
            }
        }
    }

    private Opposites() {}

    /** Returns whether one name has the opposite, or another size, of something in the other name. */
    static boolean areIn(String left, String right) {
        var ours = words(left);
        var theirs = words(right);
        return ours.stream()
                .filter(word -> !theirs.contains(word))
                .anyMatch(word -> theirs.stream()
                        .filter(other -> !ours.contains(other))
                        .anyMatch(other -> areOpposite(word, other)));
    }

    private static boolean areOpposite(String left, String right) {
        var ours = PLACES.get(left);
        var theirs = PLACES.get(right);
        return ours != null && theirs != null && ours[0] == theirs[0] && ours[1] != theirs[1]
                || NEGATIONS.stream().anyMatch(no -> left.equals(no + right) || right.equals(no + left));
    }

    /** Returns the words of a name such as {@code minBalance}, {@code min-balance} or {@code MIN_BALANCE}. */
    private static Set<String> words(String name) {
        return List.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+"))
                .stream()
                .collect(Collectors.toSet());
    }
}
