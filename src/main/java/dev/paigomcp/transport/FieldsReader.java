package dev.paigomcp.transport;

import dev.paigomcp.common.Json;
import java.io.IOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the fields of an answer that are needed, and passes over the rest without making anything of it. A small answer is
 * kept whole. Thread-safe.
 *
 * @param needed the fields
 */
public record FieldsReader(FieldTrie needed) implements AnswerReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // Bytes on a 64-bit machine, rounded up: a container with its first entries, an entry, a scalar without its text.
    private static final int CONTAINER_BYTES = 192;
    private static final int ENTRY_BYTES = 48;
    private static final int SCALAR_BYTES = 64;

    @Override
    public JsonNode read(AnswerBody body) throws IOException {
        var small = body.small();
        return small == null ? large(body) : Json.TOLERANT.readTree(small);
    }

    @Override
    public boolean isWhole() {
        return needed == FieldTrie.EVERYTHING;
    }

    private JsonNode large(AnswerBody body) {
        try (var parser = Json.TOLERANT.createParser(body)) {
            if (parser.nextToken() == null) {
                return NODES.missingNode();
            }
            var value = value(parser, needed, body);
            end(parser);
            return value;
        }
    }

    /** Reads on to the end of the body, where nothing may follow the value. */
    public static void end(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "something follows the value");
        }
    }

    /** Returns what is needed of the value at which the parser is, which it then has read. */
    public static JsonNode value(JsonParser parser, FieldTrie needed, AnswerBody body) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, needed, body);
            case START_ARRAY -> array(parser, needed, body);
            default -> scalar(parser, body);
        };
    }

    private static ObjectNode object(JsonParser parser, FieldTrie needed, AnswerBody body) {
        var object = NODES.objectNode();
        body.keep(CONTAINER_BYTES);
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var field = needed.ofField(name);
            parser.nextToken();
            if (field == null) {
                parser.skipChildren();
            } else {
                body.keepText(ENTRY_BYTES, name.length());
                object.set(name, value(parser, field, body));
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, FieldTrie needed, AnswerBody body) {
        var array = NODES.arrayNode();
        body.keep(CONTAINER_BYTES);
        var items = needed.ofItems();
        if (items == null) {
            parser.skipChildren();
            return array;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, items, body));
        }
        return array;
    }

    private static JsonNode scalar(JsonParser parser, AnswerBody body) {
        body.keep(SCALAR_BYTES);
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(parser, body);
            case VALUE_NUMBER_INT -> integer(parser, body);
            case VALUE_NUMBER_FLOAT -> decimal(parser, body);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode text(JsonParser parser, AnswerBody body) {
        body.beginText();
        var text = parser.getString();
        body.endText(text.length());
        return NODES.stringNode(text);
    }

    private static JsonNode decimal(JsonParser parser, AnswerBody body) {
        body.keepText(0, parser.getStringLength());
        return NODES.numberNode(parser.getDecimalValue());
    }

    private static JsonNode integer(JsonParser parser, AnswerBody body) {
        body.keepText(0, parser.getStringLength());
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
