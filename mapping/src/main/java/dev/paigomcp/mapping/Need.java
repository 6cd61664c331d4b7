package dev.paigomcp.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A right that some calls of a tool need beyond the tool's own. */
public sealed interface Need {
    /** Returns the right. */
    Scope scope();

    /**
     * A right that a call needs if it gives one of some arguments.
     *
     * @param given the names of the arguments
     */
    record ByArguments(Scope scope, List<String> given) implements Need {
        @Override
        public Stream<ValuePath> asked(String name) {
            return Stream.empty();
        }

        @Override
        public <T> T fold(Function<ByArguments, T> byArguments, Function<ByRead, T> byRead) {
            return byArguments.apply(this);
        }

        @Override
        public ObjectNode write() {
            var node = PlanJson.object().put("scope", scope.name());
            PlanJson.put(node, "given", given);
            return node;
        }
    }

    /**
     * A right that a call needs if the thing of a side read has some values. A call that gives no value for the path of the
     * read does not need it.
     *
     * @param read the name of the side read
     * @param when what must all hold of the thing, by the paths of its values
     * @param because why the right is needed then, in words after "since"
     */
    record ByRead(Scope scope, String read, Map<ValuePath, FieldCondition> when, String because) implements Need {
        /** Returns whether a call on that thing needs the right. */
        public boolean isNeededFor(JsonNode thing) {
            return FieldCondition.hold(when, thing);
        }

        @Override
        public Stream<ValuePath> asked(String name) {
            return name.equals(read) ? when.keySet().stream() : Stream.empty();
        }

        @Override
        public <T> T fold(Function<ByArguments, T> byArguments, Function<ByRead, T> byRead) {
            return byRead.apply(this);
        }

        @Override
        public ObjectNode write() {
            var node = PlanJson.object().put("scope", scope.name()).put("read", read);
            node.set("when", FieldCondition.write(when));
            return node.put("because", because);
        }
    }

    /** Returns the values that it asks a side read for. */
    Stream<ValuePath> asked(String read);

    /** Returns what the function for this kind returns. */
    <T> T fold(Function<ByArguments, T> byArguments, Function<ByRead, T> byRead);

    /** Returns the need as the mapping writes it. */
    ObjectNode write();

    static Need read(JsonNode from) {
        var scope = Scope.valueOf(PlanJson.text(from, "scope"));
        if (from.has("given")) {
            return new ByArguments(scope, PlanJson.texts(from.path("given")));
        }
        return new ByRead(
                scope,
                PlanJson.text(from, "read"),
                FieldCondition.all(from.path("when")),
                PlanJson.text(from, "because"));
    }
}
