package dev.paigomcp.common;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {
    /** Longer input is nobody's slip of the finger, and comparing it would cost its length times ours. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The name nearest to the wrong one, or nothing when none is near. */
    public static Optional<String> of(String wrong, Collection<String> names) {
        if (wrong.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> distance(wrong, name) <= Math.max(2, Math.max(wrong.length(), name.length()) / 3))
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The same as the end of a message: {@code ; did you mean "x"?}, or nothing. */
    public static String hint(String wrong, Collection<String> names) {
        return of(wrong, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    /** Levenshtein distance, letter case aside. */
    public static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
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
