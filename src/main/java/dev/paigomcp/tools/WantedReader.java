package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.FieldTrie;
import dev.paigomcp.transport.FieldsReader;
import java.io.IOException;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads a list, and keeps the elements with an item that somebody wants, so that a long list needs no more memory than what is
 * wanted of it. The first element is kept too: a list of which nothing is wanted is not an empty one. A small answer is kept
 * whole, so that whoever wants items must still look which they are.
 *
 * @param list the way to the list
 * @param rest the way from an element to its items
 * @param needed the fields of an element
 * @param wanted of an item; may be asked from any thread
 */
record WantedReader(ValuePath list, ValuePath rest, FieldTrie needed, Predicate<JsonNode> wanted)
        implements AnswerReader {
    private static final String EVERY_ELEMENT = "[*]";

    /** Returns a reader of the items at a place, for which that other reader keeps what is needed. */
    static AnswerReader of(ValuePath items, FieldsReader all, Predicate<JsonNode> wanted) {
        var list = items.list();
        var inside = items.toString().substring(list.toString().length());
        return inside.startsWith(EVERY_ELEMENT)
                ? new WantedReader(
                        list,
                        ValuePath.parse(inside.substring(EVERY_ELEMENT.length())),
                        ListFrame.neededOfElement(list, all.needed()),
                        wanted)
                : all;
    }

    @Override
    public JsonNode read(AnswerBody body) throws IOException {
        var small = body.small();
        if (small != null) {
            return Json.TOLERANT.readTree(small);
        }
        try (var parser = Json.TOLERANT.createParser(body)) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            var read = new Elements(parser, body).value(0);
            FieldsReader.end(parser);
            return read;
        }
    }

    /** Keeps of the elements of the list. */
    private final class Elements extends ListFrame {
        private Elements(JsonParser parser, AnswerBody body) {
            super(ListFrame.names(list), parser, body);
        }

        @Override
        void begin() {}

        @Override
        JsonNode elements() {
            var kept = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var before = body.kept();
                var element = FieldsReader.value(parser, needed, body);
                if (kept.isEmpty() || rest.all(element).stream().anyMatch(found -> wanted.test(found.item()))) {
                    kept.add(element);
                } else {
                    body.keepOnly(before);
                }
            }
            return kept;
        }

        @Override
        JsonNode single() {
            return FieldsReader.value(parser, needed, body);
        }
    }
}
