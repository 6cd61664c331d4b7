package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.mapping.ArgumentType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with the arguments of one call, so that a model can correct all of it at once. */
final class ArgumentProblems implements ArgumentType.Problems {
    /** As much of a wrong value as a message shows, in code points. */
    private static final int MAX_SHOWN = 60;

    private final List<String> lines = new ArrayList<>();

    /** Adds what is wrong at an argument, or at a path such as {@code tiers[0].upTo}. */
    @Override
    public void add(String at, String message) {
        lines.add("- " + at + ": " + message);
    }

    @Override
    public void expected(String at, String expected, String given) {
        add(at, "expected " + expected + "; got " + shown(given));
    }

    void expected(String at, String expected, JsonNode given) {
        expected(at, expected, given.toString());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the text of a call that was not carried out because of these problems. */
    String text(String tool) {
        return tool + " was not carried out; nothing was sent to Paigo.\n" + String.join("\n", lines);
    }

    /** Returns the text of a call that was not carried out because of one problem. */
    static String text(String tool, String at, String message) {
        var problems = new ArgumentProblems();
        problems.add(at, message);
        return problems.text(tool);
    }

    /** Returns as much of a value, as JSON, as fits a message. */
    static String shown(JsonNode value) {
        return shown(value.toString());
    }

    /** Returns as much of a text as fits a message. */
    static String shown(String text) {
        return Ellipsis.cut(text, MAX_SHOWN);
    }
}
