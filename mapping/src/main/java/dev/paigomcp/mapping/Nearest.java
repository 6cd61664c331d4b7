package dev.paigomcp.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {
    /** The longest input that is compared: a longer one is no misspelling, and the cost grows with its length. */
    private static final int MAX_LENGTH = 100;

    private Nearest() {}

    /** Returns the name nearest to the wrong one, or empty if none is near, or none but those that mean something else. */
    public static Optional<String> of(String wrong, Collection<String> names) {
        if (wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> isNear(wrong, name) && !Opposites.areIn(wrong, name))
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String wrong, String name) {
        var longest = Math.max(wrong.length(), name.length());
        return distance(wrong, name) <= Math.min(Math.max(2, longest / 3), longest / 2);
    }

    /** Returns the end of a message, {@code ; did you mean "x"?}, or no text if none is near. */
    public static String hint(String wrong, Collection<String> names) {
        return of(wrong, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    /** Returns the Levenshtein distance of the two, ignoring letter case. */
    private static int distance(String left, String right) {
        return distance(
                left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT), Math.max(left.length(), right.length()));
    }

    /** Returns the Levenshtein distance of the two, or {@code max + 1} if it is more than that; letter case counts. */
    public static int distance(String left, String right, int max) {
        if (Math.abs(left.length() - right.length()) > max) {
            return max + 1;
        }
        var row = new int[right.length() + 1];
        for (var j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.length(); j++) {
                var substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least > max) {
                return max + 1;
            }
        }
        return Math.min(row[right.length()], max + 1);
    }
}
