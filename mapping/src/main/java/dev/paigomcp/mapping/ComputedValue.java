package dev.paigomcp.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value that the server sends on its own: the caller did not give it. */
public sealed interface ComputedValue {
    /** Gives the values that depend on time, chance or the call. */
    interface Source {
        /** Returns the server's time (RFC 3339, UTC). */
        String now();

        /** Returns the id of this write, another one for each call. */
        String writeId();

        /** Returns an id that is the same whenever these arguments are. */
        String derivedId(List<String> arguments);
    }

    /** Returns what is sent. */
    JsonNode value(Source source);

    /** Returns the names of the arguments that it is made of. */
    default List<String> arguments() {
        return List.of();
    }

    /** Returns the value as the mapping writes it. */
    ObjectNode write();

    /** The server's time. */
    record Now() implements ComputedValue {
        @Override
        public JsonNode value(Source source) {
            return JsonNodeFactory.instance.stringNode(source.now());
        }

        @Override
        public ObjectNode write() {
            return PlanJson.object().put("compute", "now");
        }
    }

    /** An id of the write, by which a write whose answer was lost is found again. */
    record WriteId() implements ComputedValue {
        @Override
        public JsonNode value(Source source) {
            return JsonNodeFactory.instance.stringNode(source.writeId());
        }

        @Override
        public ObjectNode write() {
            return PlanJson.object().put("compute", "writeId");
        }
    }

    /** An id made of other arguments, so that the same call has the same id. */
    record DerivedId(List<String> arguments) implements ComputedValue {
        @Override
        public JsonNode value(Source source) {
            return JsonNodeFactory.instance.stringNode(source.derivedId(arguments));
        }

        @Override
        public ObjectNode write() {
            var node = PlanJson.object().put("compute", "derivedId");
            PlanJson.put(node, "from", arguments);
            return node;
        }
    }

    /** A value that is the same in every call. */
    record Fixed(JsonNode value) implements ComputedValue {
        @Override
        public JsonNode value(Source source) {
            return value;
        }

        @Override
        public ObjectNode write() {
            var node = PlanJson.object();
            node.set("value", value);
            return node;
        }
    }

    /** Reads a value from the mapping or the plans. */
    static ComputedValue read(JsonNode from) {
        if (from.has("value")) {
            return new Fixed(from.path("value"));
        }
        var word = PlanJson.text(from, "compute");
        return switch (word) {
            case "now" -> new Now();
            case "writeId" -> new WriteId();
            case "derivedId" -> new DerivedId(PlanJson.texts(from.path("from")));
            default -> throw new IllegalStateException("there is no computed value \"" + word + "\"");
        };
    }
}
