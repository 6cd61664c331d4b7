package dev.paigomcp.mapping;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller may give for an argument, and how it is sent to Paigo. Each type is a record that holds all of this: the
 * schema that callers see, the rules that JSON Schema cannot express, what is sent, and how the mapping writes it.
 *
 * <p>To add a type, write its record, add it to the permitted ones and to {@link #read}, and add its word to
 * {@code tools.schema.json}. The compiler and {@code ArgumentTypeTest} name each of these that is missing.
 */
public sealed interface ArgumentType
        permits ArgumentType.Verbatim,
                ArgumentType.Flag,
                ArgumentType.BooleanText,
                ArgumentType.LookupWord,
                ArgumentType.Texts,
                DateTimeType,
                DecimalType,
                IntegerType,
                ItemsType {
    /** Receives what is wrong with a call's arguments; {@code at} is an argument's path, such as {@code tiers[0].upTo}. */
    interface Problems {
        /** Adds a problem. */
        void add(String at, String message);

        /** Adds that something else was expected than what was given. */
        default void expected(String at, String expected, String given) {
            expected(at, expected, given, "");
        }

        /** Adds the same, with what to give instead as the end of the message. */
        void expected(String at, String expected, String given, String advice);
    }

    /** What the contract says of a value that is sent. */
    interface ContractValue {
        /** Returns the JSON types that it may have; empty if the contract does not say. */
        Set<String> types();

        /** Returns a property of the items, if it is a list. */
        ContractValue field(String name);
    }

    /** What the contract has against a type, and what to do about it, or null. */
    record Mismatch(String message, @Nullable String hint) {}

    /** Returns the JSON Schema of what callers give, or empty if the contract has a part in it. */
    Optional<ObjectNode> inputSchema();

    /** Returns what Paigo is sent for a valid value. */
    JsonNode sent(JsonNode given);

    /** Returns what Paigo is sent for a valid value at that time. */
    default JsonNode sent(JsonNode given, Instant now) {
        return sent(given);
    }

    /** Returns the caller's text for a value that Paigo answered. */
    default String received(JsonNode value) {
        return value.asString("");
    }

    /** Writes what sets this type apart to the node of its argument. */
    void write(ObjectNode argument);

    /** Returns this type with the form in which the contract writes its values. */
    default ArgumentType on(ContractValue contract) {
        return this;
    }

    /** Returns the mismatch with the JSON types that the contract allows, or empty if there is none. */
    default Optional<Mismatch> mismatch(Set<String> contractTypes) {
        return Optional.empty();
    }

    /** Returns what is wrong with the type of that argument in itself, or empty if nothing is. */
    default Optional<String> fault(String argument) {
        return Optional.empty();
    }

    /** Returns whether values can be less or more than others, so that bounds make sense. */
    default boolean isOrdered() {
        return false;
    }

    /** Reports what the input schema cannot find; the value is valid by that schema. */
    default void check(JsonNode value, String at, Instant now, Problems out) {}

    /** Returns what to give in place of a value that breaks the pattern or format of {@link #inputSchema}. */
    default Optional<String> expected() {
        return Optional.empty();
    }

    /** Returns the end of a message about a value that is not of this type: what to give instead, or empty. */
    default Optional<String> advice(JsonNode given, CallAround call) {
        return Optional.empty();
    }

    /** Returns the type of a field of each item, or empty if there is no such field. */
    default Optional<ArgumentType> field(String name) {
        return Optional.empty();
    }

    /** Reads the type of an argument from the mapping or the plans. */
    static ArgumentType read(JsonNode argument, Map<String, Lookup> lookups) {
        var lookup = argument.path("lookup").asStringOpt();
        if (lookup.isPresent()) {
            return new LookupWord(Lookup.of(lookup.get(), lookups));
        }
        var word = argument.path("type").asString("");
        return switch (word) {
            case "decimal", "money" -> DecimalType.read(argument);
            case "integer" -> IntegerType.read(argument);
            case "boolean-text" -> new BooleanText();
            case "texts" -> new Texts();
            case "" -> untyped(argument, lookups);
            default -> throw new IllegalStateException("there is no argument type \"" + word + "\"");
        };
    }

    private static ArgumentType untyped(JsonNode argument, Map<String, Lookup> lookups) {
        if (argument.has("reveal")) {
            return new Flag();
        }
        if (argument.has("each")) {
            return ItemsType.read(argument, lookups);
        }
        return argument.has("format") ? DateTimeType.read(argument) : new Verbatim();
    }

    /** A value that is passed on as it is and described by the contract. */
    record Verbatim() implements ArgumentType {
        @Override
        public Optional<ObjectNode> inputSchema() {
            return Optional.empty();
        }

        @Override
        public JsonNode sent(JsonNode given) {
            return given.deepCopy();
        }

        @Override
        public void write(ObjectNode argument) {}
    }

    /** A boolean that reveals fields of the result; the argument's {@code reveal} says which. */
    record Flag() implements ArgumentType {
        @Override
        public Optional<ObjectNode> inputSchema() {
            return Optional.of(PlanJson.object().put("type", "boolean"));
        }

        @Override
        public JsonNode sent(JsonNode given) {
            return given.deepCopy();
        }

        @Override
        public void write(ObjectNode argument) {}
    }

    /** A boolean that the contract writes as text. */
    record BooleanText() implements ArgumentType {
        @Override
        public Optional<ObjectNode> inputSchema() {
            return Optional.of(PlanJson.object().put("type", "boolean"));
        }

        @Override
        public JsonNode sent(JsonNode given) {
            return JsonNodeFactory.instance.stringNode(given.asString());
        }

        @Override
        public void write(ObjectNode argument) {
            argument.put("type", "boolean-text");
        }

        @Override
        public Optional<Mismatch> mismatch(Set<String> contractTypes) {
            return contractTypes.contains("string")
                    ? Optional.empty()
                    : Optional.of(
                            new Mismatch("is boolean-text, but the contract has no text there", "leave out the type"));
        }
    }

    /** A list of texts. */
    record Texts() implements ArgumentType {
        @Override
        public Optional<ObjectNode> inputSchema() {
            var schema = PlanJson.object().put("type", "array");
            schema.putObject("items").put("type", "string");
            return Optional.of(schema);
        }

        @Override
        public JsonNode sent(JsonNode given) {
            return given.deepCopy();
        }

        @Override
        public void write(ObjectNode argument) {
            argument.put("type", "texts");
        }
    }

    /** A word for a value of the contract. */
    record LookupWord(Lookup lookup) implements ArgumentType {
        @Override
        public Optional<ObjectNode> inputSchema() {
            var schema = PlanJson.object().put("type", "string");
            var words = schema.putArray("enum");
            lookup.values().keySet().forEach(words::add);
            return Optional.of(schema);
        }

        @Override
        public JsonNode sent(JsonNode given) {
            return lookup.value(given);
        }

        @Override
        public String received(JsonNode value) {
            return lookup.word(value);
        }

        @Override
        public void write(ObjectNode argument) {
            argument.put("lookup", lookup.name());
        }
    }
}
