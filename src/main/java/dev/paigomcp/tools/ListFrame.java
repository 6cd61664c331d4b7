package dev.paigomcp.tools;

import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.FieldTrie;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the objects from an answer to a list in it, with nothing else in them, and leaves the list to those who extend it. */
abstract class ListFrame {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    final JsonParser parser;
    final AnswerBody body;
    private final String[] names;

    /** @param names the way to the list */
    ListFrame(String[] names, JsonParser parser, AnswerBody body) {
        this.names = names;
        this.parser = parser;
        this.body = body;
    }

    /** Returns the names on the way to a list. */
    static String[] names(ValuePath list) {
        return list.isEmpty() ? new String[0] : list.toString().split("\\.");
    }

    /** Returns what is needed of an element of a list. */
    static FieldTrie neededOfElement(ValuePath list, FieldTrie needed) {
        return list.walk(needed, (at, name) -> Optional.of(at.field(name)), Optional::of)
                .orElse(needed)
                .items();
    }

    /** Is called before a value on the way to the list is read: a key may appear twice. */
    abstract void begin();

    /** Reads the elements of the list, and returns it with those that are kept. */
    abstract JsonNode elements();

    /** Returns what is kept of a value other than an array in place of the list. */
    abstract JsonNode single();

    /** Returns what is kept of the value at which the parser is, so many names down the way to the list. */
    final JsonNode value(int depth) {
        var isList = depth == names.length;
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            if (isList) {
                return elements();
            }
            parser.skipChildren();
            return NODES.arrayNode();
        }
        return parser.currentToken() == JsonToken.START_OBJECT && !isList ? object(depth) : single();
    }

    private JsonNode object(int depth) {
        var object = NODES.objectNode();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(names[depth])) {
                begin();
                object.set(name, value(depth + 1));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }
}
