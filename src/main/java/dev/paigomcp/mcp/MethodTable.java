package dev.paigomcp.mcp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The methods that an era answers, by name, in the order in which messages list them. Immutable.
 *
 * <p>An era takes the rows that all eras share, adds its own and may wrap some: {@link #with} and {@link #wrap} return a
 * changed copy.
 */
public final class MethodTable {
    /** Answers one method of the protocol. Thread-safe. */
    @FunctionalInterface
    public interface Method {
        /** Returns the response to the request, which is one of this method. */
        RpcResponse answer(McpRequest request);
    }

    static final MethodTable EMPTY = new MethodTable(Map.of());

    private final Map<String, Method> rows;

    private MethodTable(Map<String, Method> rows) {
        this.rows = rows;
    }

    /** Returns the table with one more row, behind the others. */
    MethodTable with(String name, Method method) {
        return with(new MethodTable(Map.of(name, method)));
    }

    /** Returns the table with the rows of the other one behind its own. */
    MethodTable with(MethodTable other) {
        var all = new LinkedHashMap<>(rows);
        all.putAll(other.rows);
        return new MethodTable(Collections.unmodifiableMap(all));
    }

    /**
     * Returns the table with another method in the place of one that it has.
     *
     * @param wrapper makes it, given the method that is there now
     */
    public MethodTable wrap(String name, UnaryOperator<Method> wrapper) {
        var all = new LinkedHashMap<>(rows);
        all.put(name, wrapper.apply(Objects.requireNonNull(rows.get(name), name)));
        return new MethodTable(Collections.unmodifiableMap(all));
    }

    /** Returns the method of that name, or empty if the era does not have it. */
    Optional<Method> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    /** Returns all names for people: {@code a, b and c}. */
    String names() {
        var names = List.copyOf(rows.keySet());
        var last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
