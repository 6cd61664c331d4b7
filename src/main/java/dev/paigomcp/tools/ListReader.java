package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.FieldTrie;
import dev.paigomcp.transport.FieldsReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads a list for one call, and selects while it reads: an element that is not on the page that was asked for is counted
 * and dropped, so that a long list needs no more memory than a short one. Not thread-safe.
 */
final class ListReader implements AnswerReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ListQuery query;
    private final Layout layout;
    private @Nullable ListSelection selection;

    ListReader(ListQuery query, Layout layout) {
        this.query = query;
        this.layout = layout;
    }

    /**
     * Where the items are in an answer, worked out once for a plan.
     *
     * @param names the way to the list
     * @param rest the way from an element of the list to its items, or null if all of the answer must be read first
     * @param needed the fields of the answer
     * @param neededOfElement the fields of an element
     */
    record Layout(
            ValuePath place,
            ValuePath list,
            String[] names,
            @Nullable ValuePath rest,
            FieldTrie needed,
            FieldTrie neededOfElement) {
        private static final String EVERY_ELEMENT = "[*]";

        static Layout of(ToolPlan tool) {
            var plan = tool.result();
            var needed = NeededFields.of(tool);
            var list = plan.place().list();
            var inside = plan.place().toString().substring(list.toString().length());
            // What is lifted from around the list may come after it.
            var isStream = inside.startsWith(EVERY_ELEMENT)
                    && (plan.lift().isEmpty() || inside.length() > EVERY_ELEMENT.length());
            return new Layout(
                    plan.place(),
                    list,
                    ListFrame.names(list),
                    isStream ? ValuePath.parse(inside.substring(EVERY_ELEMENT.length())) : null,
                    needed,
                    ListFrame.neededOfElement(list, needed));
        }
    }

    /** Returns what was selected of the last answer, or empty if it had no list. */
    Optional<ListSelection> selection() {
        return Optional.ofNullable(selection);
    }

    @Override
    public JsonNode read(AnswerBody body) throws IOException {
        selection = null;
        var small = body.small();
        if (small != null) {
            return select(Json.TOLERANT.readTree(small));
        }
        try (var parser = Json.TOLERANT.createParser(body)) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            var rest = layout.rest();
            var read = rest == null
                    ? FieldsReader.value(parser, layout.needed(), body)
                    : new Elements(parser, body, rest).value(0);
            FieldsReader.end(parser);
            return rest == null ? select(read) : read;
        }
    }

    private JsonNode select(JsonNode answer) {
        var list = layout.list().first(answer);
        if (list.isArray()) {
            var selected = new ListSelection(query);
            if (layout.rest() == null) {
                layout.place().all(answer).forEach(item -> selected.add(item, 0));
            } else {
                list.forEach(element -> selected.addAll(layout.rest(), element, 0));
            }
            selection = selected;
        }
        return answer;
    }

    /** Selects of the elements of the list. */
    private final class Elements extends ListFrame {
        private final ValuePath rest;

        private Elements(JsonParser parser, AnswerBody body, ValuePath rest) {
            super(layout.names(), parser, body);
            this.rest = rest;
        }

        @Override
        void begin() {
            selection = null; // of a key that appears twice, the last value counts
        }

        @Override
        JsonNode elements() {
            var selected = new ListSelection(query);
            var before = body.kept();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (rest.isEmpty() && selected.isCountOnly()) {
                    parser.skipChildren();
                    selected.count();
                } else {
                    var element = FieldsReader.value(parser, layout.neededOfElement(), body);
                    selected.addAll(rest, element, body.kept() - before - selected.weight());
                    body.keepOnly(before + selected.weight());
                }
            }
            selection = selected;
            return NODES.arrayNode();
        }

        @Override
        JsonNode single() {
            return FieldsReader.value(parser, new FieldTrie(), body);
        }
    }
}
