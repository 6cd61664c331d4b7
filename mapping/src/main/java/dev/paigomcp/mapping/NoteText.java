package dev.paigomcp.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A text in which a path in braces stands for the first value there. */
public final class NoteText {
    private final String text;
    private final List<String> between = new ArrayList<>();
    private final List<ValuePath> paths = new ArrayList<>();

    private NoteText(String text) {
        this.text = text;
        var from = 0;
        for (var open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            var close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            between.add(text.substring(from, open));
            paths.add(ValuePath.parse(text.substring(open + 1, close)));
            from = close + 1;
        }
        between.add(text.substring(from));
    }

    static NoteText parse(String text) {
        return new NoteText(text);
    }

    /** Returns the paths in braces. */
    public List<ValuePath> paths() {
        return List.copyOf(paths);
    }

    /**
     * Returns the text.
     *
     * @param values returns the text of the value at a path
     */
    public String of(Function<ValuePath, String> values) {
        var filled = new StringBuilder(between.get(0));
        for (var i = 0; i < paths.size(); i++) {
            filled.append(values.apply(paths.get(i))).append(between.get(i + 1));
        }
        return filled.toString();
    }

    /** Returns the text as the mapping writes it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteText note && note.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
