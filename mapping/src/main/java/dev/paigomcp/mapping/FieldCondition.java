package dev.paigomcp.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A condition on the values that a thing of Paigo's has at a path. */
public sealed interface FieldCondition {
    /** Returns whether it holds of these values, of which there may be none. */
    boolean holds(List<JsonNode> values);

    /** Returns the condition as the mapping writes it. */
    JsonNode write();

    /** Conditions without values of their own. */
    enum Word implements FieldCondition {
        /** There is a value other than null, an empty text and zero. */
        PRESENT("present") {
            @Override
            public boolean holds(List<JsonNode> values) {
                return values.stream()
                        .anyMatch(value -> !value.isNull()
                                && !value.asString("x").isBlank()
                                && Decimals.parse(value)
                                        .map(found -> found.signum() != 0)
                                        .orElse(true));
            }
        },
        /** There is a number above zero: a value that is no number does not count. */
        POSITIVE("positive") {
            @Override
            public boolean holds(List<JsonNode> values) {
                return !NOT_POSITIVE.holds(values);
            }
        },
        /** There is no number above zero: a value that is no number does not count. */
        NOT_POSITIVE("notPositive") {
            @Override
            public boolean holds(List<JsonNode> values) {
                return values.stream()
                        .noneMatch(value -> Decimals.parse(value)
                                .map(found -> found.signum() > 0)
                                .orElse(false));
            }
        };

        private final String word;

        Word(String word) {
            this.word = word;
        }

        @Override
        public JsonNode write() {
            return StringNode.valueOf(word);
        }
    }

    /** One of these is among the values. */
    record OneOf(List<String> values) implements FieldCondition {
        @Override
        public boolean holds(List<JsonNode> found) {
            return found.stream().anyMatch(value -> values.contains(value.asString("")));
        }

        @Override
        public JsonNode write() {
            var array = JsonNodeFactory.instance.arrayNode();
            values.forEach(array::add);
            return array;
        }
    }

    /** Returns whether all conditions hold of what a thing has at their paths. */
    static boolean hold(Map<ValuePath, FieldCondition> all, JsonNode thing) {
        return all.entrySet().stream()
                .allMatch(condition -> condition
                        .getValue()
                        .holds(condition.getKey().all(thing).stream()
                                .map(ValuePath.Found::item)
                                .toList()));
    }

    /** Reads conditions by the paths of the values. */
    static Map<ValuePath, FieldCondition> all(JsonNode from) {
        var all = new LinkedHashMap<ValuePath, FieldCondition>();
        from.properties().forEach(entry -> all.put(ValuePath.parse(entry.getKey()), read(entry.getValue())));
        return all;
    }

    /** Returns the conditions as the mapping writes them. */
    static ObjectNode write(Map<ValuePath, FieldCondition> all) {
        var node = PlanJson.object();
        all.forEach((path, condition) -> node.set(path.toString(), condition.write()));
        return node;
    }

    static FieldCondition read(JsonNode from) {
        if (from.isArray()) {
            return new OneOf(PlanJson.texts(from));
        }
        for (var word : Word.values()) {
            if (word.word.equals(from.asString(""))) {
                return word;
            }
        }
        throw new IllegalStateException("there is no condition " + from);
    }
}
