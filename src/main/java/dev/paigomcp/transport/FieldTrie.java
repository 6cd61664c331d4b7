package dev.paigomcp.transport;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a JSON value are needed: a tree of names, where a name leads to what is needed of that field. Scalars are
 * always kept. It is built first and read then; built, it is thread-safe.
 */
public final class FieldTrie {
    /** Needs all of the value. */
    public static final FieldTrie EVERYTHING = new FieldTrie().whole();

    private final Map<String, FieldTrie> fields = new HashMap<>();
    private @Nullable FieldTrie items;
    private boolean whole;
    private boolean wholeArrays;

    /** Returns what is needed of the field of that name, none of it as yet. */
    public FieldTrie field(String name) {
        return fields.computeIfAbsent(name, key -> new FieldTrie());
    }

    /** Returns what is needed of each item if the value is an array, none of it as yet. */
    public FieldTrie items() {
        if (items == null) {
            items = new FieldTrie();
        }
        return items;
    }

    /** Needs all of the value. */
    public FieldTrie whole() {
        whole = true;
        return this;
    }

    /** Needs all of the value if it is an array. */
    public FieldTrie wholeArrays() {
        wholeArrays = true;
        return this;
    }

    /** Returns what is needed of a field, or null if nothing is. */
    @Nullable
    FieldTrie ofField(String name) {
        return whole ? EVERYTHING : fields.get(name);
    }

    /** Returns what is needed of the items of an array, or null if nothing is. */
    @Nullable
    FieldTrie ofItems() {
        return whole || wholeArrays ? EVERYTHING : items;
    }
}
