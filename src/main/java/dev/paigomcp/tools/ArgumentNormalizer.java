package dev.paigomcp.tools;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Understands what clients do to the arguments of one tool without changing their meaning, before they are validated. What
 * the input schema allows is never changed, and what could mean two things stays as it is, for the validator to refuse.
 * Thread-safe.
 *
 * <p>Null, or empty text for an id, a cursor or a word, is dropped where the argument may be left out. Text becomes the
 * integer, number, boolean, list or object that the schema wants if it is exactly the JSON of one ({@link JsonText}).
 * A number becomes text where text is wanted, and 10.0 becomes 10 where an integer is. Arguments that clients inject are
 * dropped ({@link InjectedArguments}).
 */
final class ArgumentNormalizer {
    private final Map<String, ValueReading> readings;

    private ArgumentNormalizer(Map<String, ValueReading> readings) {
        this.readings = readings;
    }

    /** Returns the normalizer of the tool with that input schema. */
    static ArgumentNormalizer of(JsonNode inputSchema) {
        var readings = new HashMap<>(ValueReading.ofProperties(inputSchema));
        for (var name : InjectedArguments.NAMES) {
            readings.putIfAbsent(name, ValueReading.DROPPED);
        }
        return new ArgumentNormalizer(readings);
    }

    /** Returns the arguments as the schema wants them: the same object if nothing is to be changed, otherwise a copy. */
    ObjectNode normalize(ObjectNode arguments) {
        return ValueReading.object(arguments, readings);
    }
}
