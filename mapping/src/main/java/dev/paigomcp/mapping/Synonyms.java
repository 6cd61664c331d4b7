package dev.paigomcp.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people type for words that arguments allow, such as {@code unpaid} for {@code Open}. They are not accepted in place of
 * the words: they make a hint, and without one a hint could name the opposite.
 *
 * @param byWord what is typed for a word, by the word
 */
public record Synonyms(Map<String, List<String>> byWord) {
    /** The longest synonym whose letter case counts: Mb and MB are two things, unpaid and Unpaid are one. */
    private static final int MAX_SYMBOL = 3;

    /** A longer text stands for no word. */
    private static final int MAX_GIVEN = 100;

    static Synonyms read(JsonNode synonyms) {
        return new Synonyms(PlanJson.map(synonyms, PlanJson::texts));
    }

    ObjectNode write() {
        var node = PlanJson.object();
        byWord.forEach((word, synonyms) -> PlanJson.put(node, word, synonyms));
        return node;
    }

    /** Returns the allowed word that was meant: one that differs in letter case or spacing alone, or one by a synonym. */
    public Optional<String> meant(String given, Collection<String> allowed) {
        if (given.length() > MAX_GIVEN) {
            return Optional.empty();
        }
        var compact = compact(given);
        return allowed.stream()
                .filter(word -> !compact.isEmpty() && compact(word).equals(compact))
                .findFirst()
                .or(() -> allowed.stream()
                        .filter(word -> byWord.getOrDefault(word, List.of()).stream()
                                .anyMatch(synonym -> isSame(synonym, given, compact)))
                        .findFirst());
    }

    private static boolean isSame(String synonym, String given, String compact) {
        return synonym.length() <= MAX_SYMBOL
                ? synonym.equals(given.strip())
                : compact(synonym).equals(compact);
    }

    private static String compact(String text) {
        return FoldedText.of(text).replace(" ", "");
    }
}
