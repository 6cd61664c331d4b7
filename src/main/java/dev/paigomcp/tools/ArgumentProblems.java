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
import java.util.regex.Pattern;
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

    /** Two quotes, and the three dots of what is cut. */
    private static final int CUT_AND_QUOTES = 5;

    /** The end of a cut JSON text, with the escape that was cut. */
    private static final Pattern HALF_ESCAPE =
            Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\(?:u[0-9a-fA-F]{0,3})?\\.\\.\\.$");

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
    public void expected(String at, String expected, String given, String advice) {
        add(at, "expected " + expected + "; got " + shown(given) + advice);
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
            return quoted(value.stringValue());
        }
        return shown(value.isContainer() ? beginning(value) : value.toString());
    }

    /** Returns as much of a text as fits a message, in quotes and on one line: it may be a name that others chose. */
    static String quoted(String text) {
        return quoted(text, MAX_SHOWN);
    }

    /** Cuts within the quotes and before it quotes, since a text may be as long as a message and a sign be escaped by six. */
    private static String quoted(String text, int max) {
        var most = max;
        var quoted = StringNode.valueOf(Ellipsis.cut(text, most)).toString();
        while (most > 1 && quoted.codePointCount(0, quoted.length()) > max + CUT_AND_QUOTES) {
            most--;
            quoted = StringNode.valueOf(Ellipsis.cut(text, most)).toString();
        }
        return quoted;
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

    /** Returns as much of a text as fits a message; JSON text keeps its last quote. */
    static String shown(String text) {
        var cut = Ellipsis.cut(text, MAX_SHOWN);
        return text.startsWith("\"") && text.endsWith("\"") && cut.length() != text.length()
                ? HALF_ESCAPE.matcher(cut).replaceFirst("$1...") + "\""
                : cut;
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
