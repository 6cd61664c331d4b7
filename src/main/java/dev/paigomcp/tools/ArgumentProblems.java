package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ArgumentType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Collects what is wrong with the arguments of one call, so that a model can correct all of it at once. Many problems are
 * counted, and the first of them told.
 */
final class ArgumentProblems implements ArgumentType.Problems {
    /** How many problems are told; the others are counted. */
    static final int MAX_TOLD = 20;

    /** How many problems are counted; the search for more ends there. */
    static final int MAX_COUNTED = 500_000;

    /** As much of a wrong value as a message shows, in code points. */
    private static final int MAX_SHOWN = 60;

    /** The longest message about one problem, in code points: the names of many values, but no text of a caller. */
    private static final int MAX_MESSAGE = 2_000;

    private final List<String> lines = new ArrayList<>();
    private int untold;

    /** Adds what is wrong at an argument, or at a path such as {@code tiers[0].upTo}. */
    @Override
    public void add(String at, String message) {
        if (lines.size() < MAX_TOLD) {
            lines.add("- " + place(at) + ": " + Ellipsis.cut(message, MAX_MESSAGE));
        } else {
            untold++;
        }
    }

    /** The name of an argument that does not exist may be any text of the caller's. */
    private static String place(String at) {
        var shown = Ellipsis.quoted(at);
        return shown.chars().anyMatch(Character::isISOControl)
                ? StringNode.valueOf(shown).toString()
                : shown;
    }

    @Override
    public void expected(String at, String expected, String given) {
        add(at, "expected " + expected + "; got " + shown(given));
    }

    void expected(String at, String expected, JsonNode given) {
        expected(at, expected, given.toString());
    }

    /** Adds so many problems that are not told one by one. */
    void addUntold(int count) {
        untold += count;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the text of a call that was not carried out because of these problems. */
    String text(String tool) {
        return text(tool, "sent to Paigo");
    }

    private String text(String tool, String nothing) {
        return tool + " was not carried out; nothing was " + nothing + ".\n" + String.join("\n", lines) + more();
    }

    private String more() {
        if (untold == 0) {
            return "";
        }
        var most = MAX_COUNTED - lines.size();
        return String.format(
                Locale.ROOT, untold < most ? "\n- and %,d more" : "\n- and at least %,d more", Math.min(untold, most));
    }

    /** Returns the text of a call that was not carried out because of one problem. */
    static String text(String tool, String at, String message) {
        var problems = new ArgumentProblems();
        problems.add(at, message);
        return problems.text(tool);
    }

    /** Returns such a text of a call for which something was looked up at Paigo. */
    static String textAfterLookUp(String tool, String at, String message) {
        var problems = new ArgumentProblems();
        problems.add(at, message);
        return problems.text(tool, "written at Paigo");
    }

    /** Returns as much of a value, as JSON, as fits a message. */
    static String shown(JsonNode value) {
        if (value.isString()) {
            // Quoted after it is cut, since a text may be as long as a message.
            return shown(StringNode.valueOf(Ellipsis.cut(value.stringValue(), MAX_SHOWN))
                    .toString());
        }
        return shown(value.isContainer() ? beginning(value) : value.toString());
    }

    /** Returns as much of a text as fits a message, in quotes and on one line: it may be a name that others chose. */
    static String quoted(String text) {
        return shown(StringNode.valueOf(Ellipsis.cut(text, MAX_SHOWN)));
    }

    /** Returns an id as it is if it is plain, and otherwise as {@link #quoted}. */
    static String named(String id) {
        var isPlain = !id.isEmpty() && id.length() <= MAX_SHOWN;
        for (var i = 0; isPlain && i < id.length(); i++) {
            var each = id.charAt(i);
            isPlain = Character.isLetterOrDigit(each) || "-_.:@".indexOf(each) >= 0;
        }
        return isPlain ? id : quoted(id);
    }

    /** Returns as much of a text as fits a message. */
    static String shown(String text) {
        return Ellipsis.cut(text, MAX_SHOWN);
    }

    /** Returns the beginning of an object or a list; what comes after it is not even written. */
    private static String beginning(JsonNode container) {
        var begun = new StringWriter();
        try {
            Json.MAPPER
                    .writer()
                    .without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .writeValue(
                            new Writer() {
                                @Override
                                public void write(char[] text, int from, int length) throws IOException {
                                    begun.write(text, from, length);
                                    if (begun.getBuffer().length() > 2 * MAX_SHOWN) {
                                        throw new IOException("enough");
                                    }
                                }

                                @Override
                                public void flush() {}

                                @Override
                                public void close() {}
                            },
                            container);
        } catch (JacksonException e) {
            return begun.toString();
        }
        return begun.toString();
    }
}
