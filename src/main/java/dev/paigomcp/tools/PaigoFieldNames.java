package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ItemsType;
import dev.paigomcp.mapping.ToolPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Puts the arguments of a tool in place of the names that Paigo has for them, in what Paigo says of a call: a caller cannot
 * correct {@code usageEntitlement} if the argument is {@code includedQuantity}. Only whole words are replaced, and none in
 * quoted text or where the caller gave the same word as a value. Immutable.
 */
final class PaigoFieldNames {
    private static final String QUOTES = "\"'`";

    private final Map<String, String> arguments = new HashMap<>();
    private final Set<String> values = new HashSet<>();

    private PaigoFieldNames(ToolPlan plan) {
        var ambiguous = new HashSet<String>();
        for (var argument : plan.arguments()) {
            add(argument, ambiguous);
        }
        arguments.keySet().removeAll(ambiguous);
    }

    /** Returns what Paigo says of a call, in the tool's words. */
    static String translated(String said, ToolCall call) {
        var names = new PaigoFieldNames(call.plan());
        call.arguments().forEach(names::addValue);
        return names.arguments.isEmpty() ? said : names.translated(said);
    }

    /** Returns the argument that fills a field of Paigo's, or the field's own name if none does. */
    static String argument(String field, ToolPlan plan) {
        return new PaigoFieldNames(plan).arguments.getOrDefault(field, field);
    }

    private void add(Argument argument, Set<String> ambiguous) {
        if (argument.to() != null) {
            add(argument.to().name(), argument.name(), ambiguous);
        }
        if (argument.type() instanceof ItemsType items) {
            items.fields().forEach(field -> add(field.to(), field.name(), ambiguous));
        }
    }

    private void add(String field, String argument, Set<String> ambiguous) {
        var other = arguments.putIfAbsent(field, argument);
        if (other != null && !other.equals(argument)) {
            ambiguous.add(field);
        }
    }

    private void addValue(JsonNode value) {
        if (value.isString()) {
            values.add(value.stringValue());
        }
    }

    private String translated(String said) {
        var text = new StringBuilder(said.length());
        var quoted = false;
        for (var at = 0; at < said.length(); ) {
            var each = said.charAt(at);
            if (!isPart(each)) {
                quoted = quoted != (each == '"');
                text.append(each);
                at++;
                continue;
            }
            var end = at + 1;
            while (end < said.length() && isPart(said.charAt(end))) {
                end++;
            }
            var word = said.substring(at, end);
            text.append(replacement(word, at, end, said, quoted).orElse(word));
            at = end;
        }
        return text.toString();
    }

    private Optional<String> replacement(String word, int at, int end, String said, boolean quoted) {
        var argument = arguments.get(word);
        if (argument == null || argument.equals(word) || values.contains(word)) {
            return Optional.empty();
        }
        var before = at == 0 ? ' ' : said.charAt(at - 1);
        var after = end == said.length() ? ' ' : said.charAt(end);
        if (before == after && QUOTES.indexOf(before) >= 0) {
            return Optional.of(argument);
        }
        if (quoted || isOfAnId(before) || isOfAnId(after) || isPlainWord(word)) {
            return Optional.empty();
        }
        return Optional.of(isPlainWord(argument) && before != '.' && after != '.' ? "\"" + argument + "\"" : argument);
    }

    private static boolean isPart(char each) {
        return each == '_' || Character.isLetterOrDigit(each);
    }

    /** A sign that joins words into an id, an address or a link. */
    private static boolean isOfAnId(char each) {
        return each == '-' || each == '@' || each == '/';
    }

    /** Returns whether the word may be one of the language, such as "download" or "to". */
    private static boolean isPlainWord(String word) {
        return word.chars().allMatch(Character::isLowerCase);
    }
}
