package dev.paigomcp.tools;

import dev.paigomcp.mapping.Nearest;
import dev.paigomcp.mapping.UndoneWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tools of one account, in the order in which clients see them. Immutable. */
public final class Tools {
    private final Map<String, Tool> byName = new LinkedHashMap<>();
    private final Function<String, Optional<UndoneWork>> undone;

    public Tools(List<? extends Tool> tools) {
        this(tools, name -> Optional.empty());
    }

    /** @param undone returns what a tool of a name would do, if no tool does it */
    Tools(List<? extends Tool> tools, Function<String, Optional<UndoneWork>> undone) {
        tools.forEach(tool -> byName.put(tool.name(), tool));
        this.undone = undone;
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
        return undone.apply(unknown)
                .map(work ->
                        ": " + work.work() + " is not done here yet, only in Paigo itself; no tool stands in for it")
                .orElseGet(() -> Nearest.hint(unknown, names));
    }

    /** Returns the tool of that name, or empty if there is none. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
