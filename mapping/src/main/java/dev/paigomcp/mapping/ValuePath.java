package dev.paigomcp.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A path to values in an answer of Paigo: {@code customerName}, {@code data[0]}, {@code data[*].invoices[*]}. Names are
 * separated by dots; {@code [0]} takes one item of a list and {@code [*]} takes all of them. The empty path is the whole
 * answer. Where Paigo sends a single object in place of a list, {@code [0]} and {@code [*]} take that object.
 *
 * <p>Paths are equal if their texts are. Immutable.
 */
public final class ValuePath {
    /** A value and the nearest object around it. */
    public record Found(JsonNode item, JsonNode around) {}

    private static final String EVERY_ITEM = "[*]";

    private final String text;
    private final List<Step> steps;
    private final boolean branches;

    private ValuePath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.branches = text.contains(EVERY_ITEM);
    }

    /** Reads a path; brackets that hold neither a number nor {@code *} are taken for a name, which no answer has. */
    public static ValuePath parse(String text) {
        var steps = new ArrayList<Step>();
        for (var step : text.replace("[", ".[").split("\\.")) {
            if (!step.isEmpty()) {
                steps.add(step(step));
            }
        }
        return new ValuePath(text, steps);
    }

    private static Step step(String text) {
        if (text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            return new Name(text);
        }
        if (text.equals(EVERY_ITEM)) {
            return new EveryItem();
        }
        try {
            return new Item(Integer.parseUnsignedInt(text.substring(1, text.length() - 1)));
        } catch (NumberFormatException e) {
            return new Name(text);
        }
    }

    /** Returns everything at the path, in order. */
    public List<Found> all(JsonNode root) {
        var found = List.of(new Found(root, root));
        for (var step : steps) {
            var next = new ArrayList<Found>();
            for (var at : found) {
                step.follow(at, next);
            }
            found = next;
        }
        return found;
    }

    /** Returns the first value at the path, or a missing node. */
    public JsonNode first(JsonNode root) {
        if (branches) {
            var found = all(root);
            return found.isEmpty() ? MissingNode.getInstance() : found.get(0).item();
        }
        var at = root;
        for (var step : steps) {
            at = step.first(at);
        }
        return at;
    }

    /**
     * Follows the path in something that is shaped like the values, such as their schema.
     *
     * @param property returns the property of that name
     * @param items returns what stands for the items of a list
     * @return what stands at the path, or empty if a step leads nowhere
     */
    public <T> Optional<T> walk(T root, BiFunction<T, String, Optional<T>> property, Function<T, Optional<T>> items) {
        var at = Optional.of(root);
        for (var step : steps) {
            var name = step.property();
            at = at.flatMap(found -> name.isPresent() ? property.apply(found, name.get()) : items.apply(found));
        }
        return at;
    }

    /** Returns the path of the outermost list: {@code data} for {@code data[*].invoices[*]}. */
    public ValuePath list() {
        var bracket = text.indexOf('[');
        return bracket < 0 ? this : parse(text.substring(0, bracket));
    }

    /** Returns the path of what stands around the values: {@code data[*]} for {@code data[*].invoices[*]}. */
    public ValuePath around() {
        return parse(text.substring(0, Math.max(0, text.lastIndexOf('.'))));
    }

    /** Returns whether this is the path of the whole answer. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Returns the name after the last dot. */
    public String lastName() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** Returns the path as the mapping writes it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValuePath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private sealed interface Step {
        /** Adds what one value leads to. */
        void follow(Found from, List<Found> to);

        /** Returns the first value that this step leads to, or a missing node. */
        JsonNode first(JsonNode from);

        /** Returns the name that this step looks up, or empty if it goes into a list. */
        default Optional<String> property() {
            return Optional.empty();
        }
    }

    private record Name(String name) implements Step {
        @Override
        public void follow(Found from, List<Found> to) {
            if (from.item().has(name)) {
                to.add(new Found(from.item().path(name), from.item()));
            }
        }

        @Override
        public JsonNode first(JsonNode from) {
            return from.path(name);
        }

        @Override
        public Optional<String> property() {
            return Optional.of(name);
        }
    }

    private record Item(int index) implements Step {
        @Override
        public void follow(Found from, List<Found> to) {
            var item = first(from.item());
            if (!item.isMissingNode()) {
                to.add(new Found(item, from.around()));
            }
        }

        @Override
        public JsonNode first(JsonNode from) {
            return from.isObject() && index == 0 ? from : from.path(index);
        }
    }

    private record EveryItem() implements Step {
        @Override
        public void follow(Found from, List<Found> to) {
            if (from.item().isArray()) {
                from.item().forEach(item -> to.add(new Found(item, from.around())));
            } else if (from.item().isObject()) {
                to.add(from);
            }
        }

        @Override
        public JsonNode first(JsonNode from) {
            return from.isObject() ? from : from.path(0);
        }
    }
}
