package dev.paigomcp.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of one account, in the order in which clients see them. Immutable. */
public final class Tools {
    private final Map<String, Tool> byName = new LinkedHashMap<>();

    public Tools(List<? extends Tool> tools) {
        tools.forEach(tool -> byName.put(tool.name(), tool));
    }

    /** Returns all tools, in order. */
    public List<Tool> list() {
        return List.copyOf(byName.values());
    }

    /** Returns the tool of that name, or empty if there is none. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
