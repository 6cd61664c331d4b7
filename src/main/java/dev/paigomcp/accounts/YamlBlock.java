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
 * A block of the file, asked key by key: each answer is checked, a wrong one is a problem and then as if it were not
 * there, and a key that nobody has asked for by the {@link #end} is unknown.
 */
final class YamlBlock {
    private static final int LONGEST = 2_000;

    private final Map<String, YamlNode.Field> fields;
    private final Set<String> known = new LinkedHashSet<>();
    private final int line;
    private final String what;
    private final FileProblems out;

    /** @param what the block is, for messages */
    YamlBlock(YamlNode node, String what, FileProblems out) {
        this.line = node.line();
        this.what = what;
        this.out = out;
        if (node instanceof YamlNode.Block block) {
            this.fields = block.fields();
        } else {
            this.fields = Map.of();
            out.add(line, what + " must have keys, each with a value", "docs/accounts.md lists them");
        }
    }

    /** Where it stands. */
    int line() {
        return line;
    }

    int line(String key) {
        var field = fields.get(key);
        return field == null ? line : field.line();
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    Optional<YamlNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(fields.get(key)).map(YamlNode.Field::value);
    }

    /** The parts of a list; none when it is absent. */
    List<YamlNode> items(String key) {
        var node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof YamlNode.Items list) {
            return list.items();
        }
        out.add(line(key), key + " must be a list", "begin each entry with a dash");
        return List.of();
    }

    /** One line of text, or null. */
    @Nullable
    String text(String key) {
        var node = node(key);
        if (node.isEmpty()) {
            return null;
        }
        if (node.get() instanceof YamlNode.Text text
                && !text.value().isBlank()
                && text.value().length() <= LONGEST
                && text.value().chars().noneMatch(Character::isISOControl)) {
            return text.value();
        }
        out.add(line(key), key + " of " + what + " must be one line of text, not empty", "");
        return null;
    }

    @Nullable
    String required(String key) {
        if (!has(key)) {
            known.add(key);
            out.add(line, what + " has no " + key, "add it");
            return null;
        }
        return text(key);
    }

    /** One of those words. */
    @Nullable
    String word(String key, List<String> words) {
        var text = text(key);
        if (text == null || words.contains(text)) {
            return text;
        }
        out.add(
                line(key),
                key + " of " + what + " must be " + String.join(" or ", words) + ", not \"" + text + "\"",
                meant(text, words));
        return null;
    }

    @Nullable
    Boolean onOff(String key) {
        var word = word(key, List.of("on", "off"));
        return word == null ? null : word.equals("on");
    }

    /** An address, as it is written but for slashes at its end. */
    @Nullable
    URI url(String key) {
        var text = urlText(key);
        return text == null ? null : SecureUrl.of(text);
    }

    /** An address exactly as it is written. */
    @Nullable
    String urlText(String key) {
        var text = text(key);
        var fault = text == null ? null : SecureUrl.fault(text);
        if (fault != null) {
            out.add(line(key), key + " of " + what + " " + fault, "");
            return null;
        }
        return text;
    }

    /** Says that keys which nobody asked for are unknown. */
    void end() {
        var strangers = new ArrayList<>(fields.keySet());
        strangers.removeAll(known);
        for (var stranger : strangers) {
            var near = meant(stranger, known);
            out.add(
                    line(stranger),
                    what + " has the unknown key \"" + shown(stranger) + "\"",
                    near.isEmpty() ? "known here: " + String.join(", ", known) : near);
        }
    }

    static String meant(String wrong, Collection<String> names) {
        return Nearest.of(wrong, names)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("");
    }

    private static String shown(String text) {
        return text.length() <= 40 && text.chars().noneMatch(Character::isISOControl) ? text : "...";
    }
}
