package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A filter of a list, by the value of a field of each item. */
public sealed interface Filter {
    /** The most days that {@link DaysPast} can ask for: a hundred years. */
    int MAX_DAYS_PAST = 36_525;

    /** One function for each kind of filter. */
    interface Cases<T> {
        T equal(Equals filter);

        T between(Between filter);

        T contains(Contains filter);

        T inRange(InRange filter);

        T absent(Absent filter);

        T daysPast(DaysPast filter);
    }

    /** Returns where the value is, in an item or in the object around it. */
    ValuePath field();

    /** Returns the names of its arguments. */
    List<String> arguments();

    /** Returns whether a call gives one of its arguments. */
    default boolean isGiven(ObjectNode call) {
        for (var argument : arguments()) {
            if (call.has(argument)) {
                return true;
            }
        }
        return false;
    }

    /** Returns all fields that it looks at. */
    default List<ValuePath> fields() {
        return List.of(field());
    }

    /** Returns the kind of id that the value is, or null if it is none. */
    default @Nullable String id() {
        return null;
    }

    /** Returns the type of its arguments, or empty if they are plain text. */
    default Optional<ArgumentType> type() {
        return Optional.empty();
    }

    /** Returns what the function for this kind of filter makes of it. */
    <T> T fold(Cases<T> cases);

    /** Returns the filter as the mapping writes it, its field apart. */
    ObjectNode write();

    /**
     * Keeps the items whose value is the argument.
     *
     * @param none the word that finds the items without a value, or null if there is none
     */
    record Equals(
            ValuePath field,
            String argument,
            @Nullable String id,
            @Nullable String none) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.equal(this);
        }

        @Override
        public ObjectNode write() {
            var node = written(argument, "equals", id);
            PlanJson.put(node, "none", none);
            return node;
        }
    }

    /** Keeps the items whose value is a time between the two arguments, both ends included; either may be absent. */
    record Between(ValuePath field, String from, String to) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(from, to);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.between(this);
        }

        @Override
        public ObjectNode write() {
            return written(arguments(), "between");
        }
    }

    /** Keeps the items that have the argument among their values, of which a path such as {@code plans[*].id} finds many. */
    record Contains(
            ValuePath field, String argument, @Nullable String id) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.contains(this);
        }

        @Override
        public ObjectNode write() {
            return written(argument, "contains", id);
        }
    }

    /** Keeps the items whose value is a number between the two arguments, both ends included; either may be absent. */
    record InRange(ValuePath field, String from, String to, DecimalType number) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(from, to);
        }

        @Override
        public Optional<ArgumentType> type() {
            return Optional.of(number);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.inRange(this);
        }

        @Override
        public ObjectNode write() {
            var node = written(arguments(), "inRange");
            number.write(node);
            return node;
        }
    }

    /** Keeps the items without a value if the argument is true, and those with one if it is false. */
    record Absent(ValuePath field, String argument) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public Optional<ArgumentType> type() {
            return Optional.of(new ArgumentType.Flag());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.absent(this);
        }

        @Override
        public ObjectNode write() {
            return written(argument, "absent", null);
        }
    }

    /**
     * Keeps the items whose value is a date that is more than so many days before today's, in UTC.
     *
     * @param positive a field whose number must be more than zero too, or null if there is none
     */
    record DaysPast(
            ValuePath field, String argument, @Nullable ValuePath positive) implements Filter {
        private static final IntegerType DAYS =
                new IntegerType(new Bounds(BigDecimal.ZERO, null, BigDecimal.valueOf(MAX_DAYS_PAST)), WireForm.JSON);

        @Override
        public List<ValuePath> fields() {
            return positive == null ? List.of(field) : List.of(field, positive);
        }

        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public Optional<ArgumentType> type() {
            return Optional.of(DAYS);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.daysPast(this);
        }

        @Override
        public ObjectNode write() {
            var node = written(argument, "daysPast", null);
            PlanJson.put(node, "positive", positive);
            return node;
        }
    }

    /** Reads the filter of a field; {@code as} names one argument or two. */
    static Filter read(String field, JsonNode from) {
        var path = ValuePath.parse(field);
        var as = from.path("as");
        var first = as.isArray() ? as.path(0).asString() : as.asString();
        var last = as.isArray() ? as.path(1).asString() : first;
        return switch (PlanJson.text(from, "is")) {
            case "equals" ->
                new Equals(path, first, PlanJson.optionalText(from, "id"), PlanJson.optionalText(from, "none"));
            case "between" -> new Between(path, first, last);
            case "contains" -> new Contains(path, first, PlanJson.optionalText(from, "id"));
            case "inRange" -> new InRange(path, first, last, DecimalType.read(from));
            case "daysPast" ->
                new DaysPast(
                        path, first, PlanJson.optional(from, "positive", other -> ValuePath.parse(other.asString())));
            case "absent" -> new Absent(path, first);
            default -> throw new IllegalStateException("there is no filter such as " + from);
        };
    }

    private static ObjectNode written(String argument, String is, @Nullable String id) {
        var node = PlanJson.object().put("as", argument).put("is", is);
        PlanJson.put(node, "id", id);
        return node;
    }

    private static ObjectNode written(List<String> arguments, String is) {
        var node = PlanJson.object();
        PlanJson.put(node, "as", arguments);
        return node.put("is", is);
    }
}
