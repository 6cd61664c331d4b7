package dev.paigomcp.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a tool's name, such as {@code get_customer} or {@code getCustomers}. Letter case and the plural's s do not matter. */
final class NameWords {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    /** A longer name is no name of a tool. */
    private static final int MAX_NAME_LENGTH = 100;

    private NameWords() {}

    /** Returns the words in their order; none if the name is too long for a tool. */
    static List<String> of(String name) {
        return name.length() > MAX_NAME_LENGTH
                ? List.of()
                : BETWEEN_WORDS
                        .splitAsStream(name)
                        .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                        .toList();
    }
}
