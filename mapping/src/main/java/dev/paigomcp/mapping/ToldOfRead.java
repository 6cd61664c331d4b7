package dev.paigomcp.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the result of a write that went well says of a thing that was read before it.
 *
 * @param read the name of the side read
 * @param when what must hold of the thing, by the path of the value
 * @param say the text; a path in braces stands for the first value there
 */
public record ToldOfRead(String read, Map<ValuePath, Expected> when, String say) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    /**
     * What is expected of the values at a path: that one of them is among some words, or that there is one, or none.
     *
     * @param words the words; empty if only presence matters
     * @param present whether there must be a value that is not zero
     */
    public record Expected(List<String> words, boolean present) {
        private static Expected read(JsonNode from) {
            return from.isArray()
                    ? new Expected(PlanJson.texts(from), true)
                    : new Expected(List.of(), from.asString("").equals("present"));
        }

        private boolean holds(List<ValuePath.Found> found) {
            var values = found.stream()
                    .map(ValuePath.Found::item)
                    .filter(value -> !value.isNull() && !isZero(value))
                    .toList();
            return words.isEmpty()
                    ? present != values.isEmpty()
                    : values.stream().anyMatch(value -> words.contains(value.asString("")));
        }
    }

    private static boolean isZero(JsonNode value) {
        return Decimals.parse(value).filter(number -> number.signum() == 0).isPresent();
    }

    static ToldOfRead read(JsonNode from) {
        var when = new LinkedHashMap<ValuePath, Expected>();
        from.path("when")
                .properties()
                .forEach(entry -> when.put(ValuePath.parse(entry.getKey()), Expected.read(entry.getValue())));
        return new ToldOfRead(PlanJson.text(from, "read"), when, PlanJson.text(from, "say"));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("read", read);
        var conditions = PlanJson.object();
        when.forEach((path, expected) -> {
            if (expected.words().isEmpty()) {
                conditions.put(path.toString(), expected.present() ? "present" : "absent");
            } else {
                PlanJson.put(conditions, path.toString(), expected.words());
            }
        });
        if (!conditions.isEmpty()) {
            node.set("when", conditions);
        }
        return node.put("say", say);
    }

    /** Returns all paths that it looks at. */
    public List<ValuePath> asked() {
        var all = new ArrayList<>(when.keySet());
        PLACEHOLDER.matcher(say).results().forEach(found -> all.add(ValuePath.parse(found.group(1))));
        return all;
    }

    /** Returns whether the note is to be made of the thing. */
    public boolean holds(JsonNode thing) {
        return when.entrySet().stream()
                .allMatch(entry -> entry.getValue().holds(entry.getKey().all(thing)));
    }

    /**
     * Returns the text.
     *
     * @param values returns the text of the value at a path
     */
    public String text(Function<ValuePath, String> values) {
        return PLACEHOLDER
                .matcher(say)
                .replaceAll(found -> Matcher.quoteReplacement(values.apply(ValuePath.parse(found.group(1)))));
    }
}
