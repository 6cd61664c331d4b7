package dev.paigomcp.tools;

import dev.paigomcp.mapping.Nearest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A thing that a caller may have meant, by its id or its name. The name is empty if there is none. */
record IdMatch(String id, String name) {
    private static final int MAX_COMPARED = 100;

    /** Returns the nearest matches of what was given, best first, at most {@code count}. */
    static List<IdMatch> nearest(String given, Collection<IdMatch> all, int count) {
        var start = given.substring(0, Math.min(MAX_COMPARED, given.length()))
                .toLowerCase(Locale.ROOT)
                .strip();
        return all.stream()
                .map(candidate ->
                        Map.entry(candidate.distance(start), candidate)) // once each, since an account can be large
                .sorted(Comparator.<Map.Entry<Integer, IdMatch>>comparingInt(Map.Entry::getKey)
                        .thenComparing(entry -> entry.getValue().id()))
                .limit(count)
                .map(Map.Entry::getValue)
                .toList();
    }

    private int distance(String given) {
        return name.isEmpty() ? distance(given, id) : Math.min(distance(given, id), distance(given, name));
    }

    /** A part of a name has no distance to it. */
    private static int distance(String given, String whole) {
        var other = whole.toLowerCase(Locale.ROOT);
        return !given.isEmpty() && (other.contains(given) || given.contains(other))
                ? 0
                : Nearest.distance(given, other);
    }
}
