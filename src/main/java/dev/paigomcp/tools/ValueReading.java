package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.NumberText;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a value that a client sent as the value that a schema wants. */
@FunctionalInterface
interface ValueReading {
    /** Leaves every value as it is. */
    ValueReading VERBATIM = given -> given;

    /** Drops every value. */
    ValueReading DROPPED = given -> MissingNode.getInstance();

    /** The largest whole number that every JSON implementation keeps exactly (RFC 7493, section 2.2). */
    BigInteger MAX_EXACT_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

    /** Returns what was meant: the value itself if it is not understood, a missing node if it counts as left out. */
    JsonNode read(JsonNode given);

    /** Returns the reading of a JSON Schema. One that allows several types leaves values as they are. */
    static ValueReading of(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "integer" -> given -> NumberForm.integer(JsonText.integer(given));
            case "number" -> JsonText::number;
            case "boolean" -> JsonText::truth;
            case "string" -> text(schema);
            case "array" -> list(of(schema.path("items")));
            case "object" -> object(ofProperties(schema));
            default -> VERBATIM;
        };
    }

    /** Returns the readings of an object's properties, by name. */
    static Map<String, ValueReading> ofProperties(JsonNode schema) {
        var readings = new HashMap<String, ValueReading>();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var reading = of(property.getValue());
            var isRequired = schema.path("required")
                    .valueStream()
                    .anyMatch(required -> required.asString("").equals(name));
            readings.put(name, isRequired ? reading : optional(name, property.getValue(), reading));
        }
        return Map.copyOf(readings);
    }

    /** Drops null and, for a cursor and for text that must not be empty, the empty text: an id, a word of an enum. */
    private static ValueReading optional(String name, JsonNode schema, ValueReading reading) {
        if (!schema.has("type")) {
            return reading;
        }
        var isText = schema.path("type").asString("").equals("string");
        var isNeverEmpty = isText
                && (name.equals(Cursor.ARGUMENT)
                        || schema.path("minLength").asInt(0) > 0
                        || schema.has("enum") && !hasEmptyWord(schema.path("enum")));
        return given -> given.isNull()
                        || isNeverEmpty
                                && given.isString()
                                && given.stringValue().isEmpty()
                ? MissingNode.getInstance()
                : reading.read(given);
    }

    private static boolean hasEmptyWord(JsonNode words) {
        return words.valueStream()
                .anyMatch(word -> word.isString() && word.stringValue().isEmpty());
    }

    /**
     * A number is the text of its digits. Where no pattern says that the text is a number, it is an id or a name, of which a
     * fraction or a large number has lost digits on its way.
     */
    private static ValueReading text(JsonNode schema) {
        if (schema.has("enum") || schema.has("format")) {
            return VERBATIM;
        }
        var isNumber = schema.has("pattern");
        return given -> given.isNumber() && (isNumber || isExactInteger(given))
                ? Decimals.plain(given).<JsonNode>map(NumberText::new).orElse(given)
                : given;
    }

    private static boolean isExactInteger(JsonNode number) {
        return number.isIntegralNumber() && number.bigIntegerValue().abs().compareTo(MAX_EXACT_INTEGER) <= 0;
    }

    private static ValueReading list(ValueReading items) {
        return given -> JsonText.list(given) instanceof ArrayNode list ? list(list, items) : given;
    }

    private static ArrayNode list(ArrayNode given, ValueReading items) {
        ArrayNode changed = null;
        for (var i = 0; i < given.size(); i++) {
            var item = given.get(i);
            var read = items.read(item);
            if (read != item) {
                changed = changed == null ? JsonNodeFactory.instance.arrayNode().addAll(given) : changed;
                changed.set(i, read);
            }
        }
        return changed == null ? given : changed;
    }

    private static ValueReading object(Map<String, ValueReading> properties) {
        return given -> JsonText.object(given) instanceof ObjectNode object ? object(object, properties) : given;
    }

    /** Returns the object with its properties read: itself if none is changed, otherwise a copy. */
    static ObjectNode object(ObjectNode given, Map<String, ValueReading> properties) {
        ObjectNode changed = null;
        for (var property : given.properties()) {
            var value = property.getValue();
            var read = properties.getOrDefault(property.getKey(), VERBATIM).read(value);
            if (read != value) {
                changed =
                        changed == null ? JsonNodeFactory.instance.objectNode().setAll(given) : changed;
                if (read.isMissingNode()) {
                    changed.remove(property.getKey());
                } else {
                    changed.set(property.getKey(), read);
                }
            }
        }
        return changed == null ? given : changed;
    }
}
