package dev.paigomcp.accounts;

import dev.paigomcp.config.SecureUrl;
import dev.paigomcp.mapping.Nearest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block of the file, read key by key. Each value is checked: a wrong one is added as a problem and counts as absent.
 * A key that has not been read by the time of {@link #rejectOtherKeys} is unknown.
 */
final class YamlBlock {
    private static final int MAX_TEXT_LENGTH = 2_000;
    private static final int MAX_SHOWN_KEY_LENGTH = 40;

    private final Map<String, YamlNode.Field> fields;
    private final Set<String> known = new LinkedHashSet<>();
    private final int line;
    private final String name;
    private final FileProblems problems;

    /** @param name of the block, for messages */
    YamlBlock(YamlNode node, String name, FileProblems problems) {
        this.line = node.line();
        this.name = name;
        this.problems = problems;
        this.fields = node.asFields().orElse(Map.of());
        if (node.asFields().isEmpty()) {
            problems.add(line, name + " must have keys, each with a value", "docs/accounts.md lists them");
        }
    }

    /** Returns the line of the key, or of the block if it has no such key. */
    int line(String key) {
        var field = fields.get(key);
        return field == null ? line : field.line();
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    Optional<YamlNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(fields.get(key)).map(YamlNode.Field::value);
    }

    /** Returns the entries of a list; none if the key is absent. */
    List<YamlNode> items(String key) {
        var node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        var items = node.get().asList();
        if (items.isEmpty()) {
            problems.add(line(key), key + " must be a list", "begin each entry with a dash");
        }
        return items.orElse(List.of());
    }

    /** Returns one line of text, or null if the key is absent. */
    @Nullable
    String text(String key) {
        var node = node(key);
        if (node.isEmpty()) {
            return null;
        }
        var text = node.get().asText().filter(YamlBlock::isOneLine);
        if (text.isEmpty()) {
            problems.add(line(key), key + " of " + name + " must be one line of text, not empty", "");
        }
        return text.orElse(null);
    }

    private static boolean isOneLine(String text) {
        return !text.isBlank()
                && text.length() <= MAX_TEXT_LENGTH
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** Returns one line of text; if the key is absent, that is a problem. */
    @Nullable
    String required(String key) {
        if (!has(key)) {
            known.add(key);
            problems.add(line, name + " has no " + key, "add it");
            return null;
        }
        return text(key);
    }

    /** Returns one of these words, or null if the key is absent. */
    @Nullable
    String word(String key, List<String> words) {
        var text = text(key);
        if (text == null || words.contains(text)) {
            return text;
        }
        problems.add(
                line(key),
                key + " of " + name + " must be " + String.join(" or ", words) + ", not \"" + text + "\"",
                suggestion(text, words));
        return null;
    }

    @Nullable
    Boolean onOff(String key) {
        var word = word(key, List.of("on", "off"));
        return word == null ? null : word.equals("on");
    }

    /** Returns an address without the slashes at its end, or null if the key is absent. */
    @Nullable
    URI url(String key) {
        var text = urlText(key);
        return text == null ? null : SecureUrl.of(text);
    }

    /** Returns an address exactly as it is written, or null if the key is absent. */
    @Nullable
    String urlText(String key) {
        var text = text(key);
        var fault = text == null ? null : SecureUrl.fault(text);
        if (fault != null) {
            problems.add(line(key), key + " of " + name + " " + fault, "");
            return null;
        }
        return text;
    }

    /** Adds a problem for each key that has not been read. */
    void rejectOtherKeys() {
        var others = new ArrayList<>(fields.keySet());
        others.removeAll(known);
        for (var other : others) {
            var suggestion = suggestion(other, known);
            problems.add(
                    line(other),
                    name + " has the unknown key \"" + shown(other) + "\"",
                    suggestion.isEmpty() ? "known here: " + String.join(", ", known) : suggestion);
        }
    }

    /** Returns the question whether the nearest of the names was meant; empty if none is near. */
    static String suggestion(String wrong, Collection<String> names) {
        return Nearest.of(wrong, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static String shown(String key) {
        return key.length() <= MAX_SHOWN_KEY_LENGTH && key.chars().noneMatch(Character::isISOControl) ? key : "...";
    }
}
