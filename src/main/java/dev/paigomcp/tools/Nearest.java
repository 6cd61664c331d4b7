package dev.paigomcp.tools;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The name nearest to the wrong one, if any is near enough to be meant. */
    public static Optional<String> to(String wrong, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(wrong, name) <= Math.max(2, Math.max(wrong.length(), name.length()) / 3))
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A thing that can be meant by its id or its name. */
    record Candidate(String id, String name) {
        /** How far it is from what was given; parts that are contained count as near. */
        int distance(String given) {
            return Math.min(partial(given, id), name.isEmpty() ? Integer.MAX_VALUE : partial(given, name));
        }

        private static int partial(String given, String whole) {
            var a = given.toLowerCase(Locale.ROOT).strip();
            var b = whole.toLowerCase(Locale.ROOT);
            return !a.isEmpty() && (b.contains(a) || a.contains(b)) ? 0 : Nearest.distance(a, b);
        }
    }

    /** The nearest few, best first. */
    static List<Candidate> few(String given, Collection<Candidate> all, int count) {
        return all.stream()
                .sorted(Comparator.<Candidate>comparingInt(c -> c.distance(given))
                        .thenComparing(Candidate::id))
                .limit(count)
                .toList();
    }

    /** Levenshtein distance, letter case aside; long texts are compared by their beginnings. */
    static int distance(String left, String right) {
        var a = left.substring(0, Math.min(100, left.length())).toLowerCase(Locale.ROOT);
        var b = right.substring(0, Math.min(100, right.length())).toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
