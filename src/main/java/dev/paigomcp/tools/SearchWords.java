package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.mapping.FoldedText;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words of a search. An item is found if each of them is in one of the searched fields, in any order and also within a
 * longer word; letter case, accents and punctuation do not matter. Immutable.
 */
final class SearchWords {
    /** The longest text to search for, in code points: each of its words is looked for in each item. */
    private static final int MAX_SEARCH = 200;

    /** Parts the names of a host, and not the letters of an abbreviation. */
    private static final Pattern DOT_BETWEEN_WORDS = Pattern.compile("(?<=[\\p{L}\\p{N}]{2})\\.(?=[\\p{L}\\p{N}]{2})");

    private final String[] words;
    private final List<ValuePath> fields;

    private SearchWords(String text, List<ValuePath> fields) {
        this.words = of(text);
        this.fields = fields;
    }

    /** Returns the search of a call that has the argument for it. */
    static SearchWords of(ResultPlan.Search search, ObjectNode arguments) {
        return new SearchWords(arguments.path(search.argument()).asString(), search.in());
    }

    /** Returns the words of a text, each once. */
    static String[] of(String text) {
        var folded = FoldedText.of(DOT_BETWEEN_WORDS.matcher(text).replaceAll(" "));
        return folded.isEmpty()
                ? new String[0]
                : List.of(folded.split(" ")).stream().distinct().toArray(String[]::new);
    }

    /** Reports a search that can find nothing, or that is too long. */
    static void check(ResultPlan.Search search, ObjectNode arguments, ArgumentProblems problems) {
        var name = search.argument();
        if (!arguments.has(name)) {
            return;
        }
        var text = arguments.path(name).asString();
        if (!Ellipsis.cut(text, MAX_SEARCH).equals(text)) {
            problems.add(name, "is longer than " + MAX_SEARCH + " characters; give some words of it");
        } else if (of(text).length == 0) {
            problems.add(
                    name,
                    "has no letter or digit to search for; got " + ArgumentProblems.shown(arguments.path(name))
                            + "; leave it out to list all");
        }
    }

    /** Returns whether an item is found. */
    boolean find(ValuePath.Found item) {
        var folded = new String[fields.size()];
        for (var word : words) {
            if (!isIn(item, word, folded)) {
                return false;
            }
        }
        return true;
    }

    /** @param folded the fields' texts as far as they were looked at */
    private boolean isIn(ValuePath.Found item, String word, String[] folded) {
        for (var i = 0; i < folded.length; i++) {
            var text = folded[i];
            if (text == null) {
                text = FoldedText.of(ListQuery.text(item, fields.get(i)));
                folded[i] = text;
            }
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
