package dev.paigomcp.mapping;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A filter of a list, by the value of a field of each item. */
public sealed interface Filter {
    /** Returns where the value is, in an item or in the object around it. */
    ValuePath field();

    /** Returns the names of its arguments. */
    List<String> arguments();

    /** Returns the kind of id that the value is, or null if it is none. */
    default @Nullable String id() {
        return null;
    }

    /** Returns what the function for this kind of filter makes of it. */
    <T> T fold(Function<Equals, T> equals, Function<Between, T> between);

    /** Keeps the items whose value is the argument. */
    record Equals(
            ValuePath field, String argument, @Nullable String id) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public <T> T fold(Function<Equals, T> equals, Function<Between, T> between) {
            return equals.apply(this);
        }
    }

    /** Keeps the items whose value is a time between the two arguments, both ends included; either may be absent. */
    record Between(ValuePath field, String from, String to) implements Filter {
        @Override
        public List<String> arguments() {
            return List.of(from, to);
        }

        @Override
        public <T> T fold(Function<Equals, T> equals, Function<Between, T> between) {
            return between.apply(this);
        }
    }

    /** Reads the filter of a field; {@code as} names one argument or two. */
    static Filter read(String field, JsonNode from) {
        var path = ValuePath.parse(field);
        var as = from.path("as");
        var first = as.isArray() ? as.path(0).asString() : as.asString();
        return switch (PlanJson.text(from, "is")) {
            case "equals" -> new Equals(path, first, PlanJson.optionalText(from, "id"));
            case "between" -> new Between(path, first, as.isArray() ? as.path(1).asString() : first);
            default -> throw new IllegalStateException("there is no filter such as " + from);
        };
    }

    /** Returns the filter as the mapping writes it, its field apart. */
    default ObjectNode write() {
        return fold(
                equals -> {
                    var node = PlanJson.object().put("as", equals.argument()).put("is", "equals");
                    PlanJson.put(node, "id", equals.id());
                    return node;
                },
                between -> {
                    var node = PlanJson.object();
                    PlanJson.put(node, "as", between.arguments());
                    return node.put("is", "between");
                });
    }
}
