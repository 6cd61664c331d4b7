package dev.paigomcp.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Common work that no tool does yet.
 *
 * @param work what it is, as the end of a sentence, such as {@code refunding a payment}
 * @param names of tools that a model may think of for it, such as {@code refund}
 */
public record UndoneWork(String work, List<String> names) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    /** A longer name is no name of a tool. */
    private static final int MAX_NAME_LENGTH = 100;

    /**
     * Returns whether a tool of that name would do this work: it has every word of one of the names, in any order. Letter case
     * and the plural's s do not matter.
     */
    public boolean isMeantBy(String tool) {
        if (tool.length() > MAX_NAME_LENGTH) {
            return false;
        }
        var words = words(tool);
        return names.stream().anyMatch(name -> words.containsAll(words(name)));
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                .toList();
    }

    static UndoneWork read(JsonNode from) {
        return new UndoneWork(PlanJson.text(from, "work"), PlanJson.texts(from.path("names")));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("work", work);
        PlanJson.put(node, "names", names);
        return node;
    }
}
