package dev.paigomcp.tools;

import dev.paigomcp.mapping.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The tools of one account, in the order in which clients see them. Immutable. */
public final class Tools {
    private final Map<String, Tool> byName = new LinkedHashMap<>();
    private final BiFunction<String, List<String>, String> hints;

    /** Tools whose mapping says nothing of names; the nearest is told for an unknown one. */
    public Tools(List<? extends Tool> tools) {
        this(tools, Nearest::hint);
    }

    /** @param hints returns the end of a message that there is no tool of a name, by that name and those that may be told */
    Tools(List<? extends Tool> tools, BiFunction<String, List<String>, String> hints) {
        tools.forEach(tool -> byName.put(tool.name(), tool));
        this.hints = hints;
    }

    /** Returns all tools, in order. */
    public List<Tool> list() {
        return List.copyOf(byName.values());
    }

    /**
     * Returns the end of a message that there is no tool of a name: that nobody does its work here, or which of some names was
     * probably meant.
     *
     * @param names of the tools that the caller may use
     */
    public String hint(String unknown, List<String> names) {
        return hints.apply(unknown, names);
    }

    /** Returns the tool of that name, or empty if there is none. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
