package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.Sha256;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ComputedValue;
import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.PaigoRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the request that a call stands for: what the caller gave, what the plan sends, and nothing else. Thread-safe. */
final class RequestBuilder {
    private static final Pattern SPACING = Pattern.compile("\\s+");

    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids makes the id of each write */
    RequestBuilder(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Returns the call with its request: the plan's smaller read if the call has the argument for it.
     *
     * @param reader reads the answer
     */
    ToolCall.Sent build(ToolCall call, AnswerReader reader) {
        var narrow = call.plan().narrow();
        var request = narrow != null && call.arguments().has(narrow.by())
                ? read(narrow.read(), call.arguments(), reader)
                : operation(call, reader);
        var sent = new ToolCall.Sent(call, request);
        call.reads().fillFrom(sent);
        return sent;
    }

    /** Returns a read whose path is filled from values of the same names. */
    static PaigoRequest read(OperationKey operation, ObjectNode values, AnswerReader reader) {
        return read(operation, name -> values.path(name).asString(""), reader);
    }

    /** Returns a read whose path is filled from values by their names; an empty text stands for none. */
    static PaigoRequest read(OperationKey operation, UnaryOperator<String> values, AnswerReader reader) {
        Map<String, String> path = new HashMap<>();
        for (var variable : operation.variables()) {
            path.put(variable, values.apply(variable));
        }
        return new PaigoRequest(operation.toString(), path, Map.of(), null, reader);
    }

    private PaigoRequest operation(ToolCall call, AnswerReader reader) {
        var plan = call.plan();
        var parts = new RequestParts(new HashMap<>(), new HashMap<>(), Json.MAPPER.createObjectNode());
        var computed = new CallValues(call.arguments());
        var now = clock.instant();
        for (var argument : plan.arguments()) {
            var to = argument.to();
            if (to != null) {
                value(argument, call.arguments().path(argument.name()), computed, now)
                        .ifPresent(value -> parts.put(to, value));
            }
        }
        plan.send().forEach(sent -> parts.put(sent.to(), sent.value().value(computed)));
        return new PaigoRequest(
                plan.operation().toString(), parts.path(), parts.query(), plan.isRead() ? null : parts.body(), reader);
    }

    /** Returns what two texts have in common that differ in letter case and spacing alone. */
    static String withoutForm(String text) {
        return SPACING.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static Optional<JsonNode> value(
            Argument argument, JsonNode given, ComputedValue.Source computed, Instant now) {
        if (given.isMissingNode()) {
            return Optional.ofNullable(argument.whenAbsent()).map(value -> value.value(computed));
        }
        // Not asking for fields is leaving the argument out.
        return argument.reveal() != null && !given.asBoolean(false)
                ? Optional.empty()
                : Optional.of(argument.type().sent(given, now));
    }

    /** The values that depend on time, chance or the call's arguments. */
    private final class CallValues implements ComputedValue.Source {
        private final ObjectNode arguments;

        private CallValues(ObjectNode arguments) {
            this.arguments = arguments;
        }

        @Override
        public String now() {
            return TimeText.of(clock.instant());
        }

        @Override
        public String writeId() {
            return ids.get();
        }

        /** Ignores letter case and spacing. The id is a hash, so that it reveals nothing about a person. */
        @Override
        public String derivedId(List<String> names) {
            var key = new StringBuilder();
            for (var name : names) {
                var value = arguments.path(name);
                if (value.isArray()) {
                    value.valueStream()
                            .map(JsonNode::asString)
                            .sorted()
                            .distinct()
                            .forEach(item -> add(item, key));
                } else if (!value.isMissingNode()) {
                    add(value.asString(""), key);
                }
            }
            return "cus-" + HexFormat.of().formatHex(Sha256.of(key.toString()), 0, 12);
        }

        private static void add(String value, StringBuilder key) {
            key.append(withoutForm(value)).append('\n');
        }
    }

    /** The parts of a request under construction. */
    private record RequestParts(Map<String, String> path, Map<String, String> query, ObjectNode body) {
        void put(RequestPlace place, JsonNode value) {
            switch (place.part()) {
                case PATH -> path.put(place.name(), value.asString());
                case QUERY -> query.put(place.name(), value.asString());
                case BODY -> {
                    var holder = body;
                    for (var name : place.names().subList(0, place.names().size() - 1)) {
                        holder = holder.withObjectProperty(name);
                    }
                    holder.set(place.name(), value);
                }
                case NONE -> throw new IllegalStateException("no request has a place \"" + place + "\"");
            }
        }
    }
}
