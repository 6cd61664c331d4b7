package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.Sha256;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ComputedValue;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.transport.PaigoRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the request that a call stands for: what the caller gave, what the plan sends, and nothing else. */
final class RequestBuilder {
    private final Clock clock;
    private final Supplier<String> ids;

    RequestBuilder(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    PaigoRequest of(Plan plan, ObjectNode arguments) {
        var path = new HashMap<String, String>();
        var query = new HashMap<String, String>();
        var body = Json.MAPPER.createObjectNode();
        var parts = new RequestParts(path, query, body);
        var source = source(arguments);
        for (var argument : plan.arguments()) {
            if (argument.to() != null) {
                var to = argument.to();
                value(argument, arguments.path(argument.name()), source).ifPresent(value -> parts.put(to, value));
            }
        }
        plan.send().forEach((to, computed) -> parts.put(to, computed.value(source)));
        return new PaigoRequest(plan.operation().toString(), path, query, plan.isRead() ? null : body);
    }

    private static Optional<JsonNode> value(Argument argument, JsonNode given, ComputedValue.Source source) {
        if (given.isMissingNode()) {
            return Optional.ofNullable(argument.whenAbsent()).map(computed -> computed.value(source));
        }
        // Not asking for fields is leaving the argument out.
        return argument.reveal() != null && !given.asBoolean(false)
                ? Optional.empty()
                : Optional.of(argument.type().sent(given));
    }

    private ComputedValue.Source source(ObjectNode arguments) {
        return new ComputedValue.Source() {
            @Override
            public String now() {
                return Times.now(clock);
            }

            @Override
            public String writeId() {
                return ids.get();
            }

            @Override
            public String derivedId(List<String> names) {
                return RequestBuilder.derivedId(names, arguments);
            }
        };
    }

    /** Returns an id for the values, ignoring letter case and spacing: a hash, so that it reveals nothing of a person. */
    private static String derivedId(List<String> from, ObjectNode arguments) {
        var key = new StringBuilder();
        for (var name : from) {
            key.append(arguments
                            .path(name)
                            .asString("")
                            .strip()
                            .replaceAll("\\s+", " ")
                            .toLowerCase(Locale.ROOT))
                    .append('\n');
        }
        return "cus-" + HexFormat.of().formatHex(Sha256.of(key.toString()), 0, 12);
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }

    /** Returns what was sent at a place, or a missing node if nothing was. */
    static JsonNode sent(PaigoRequest request, RequestPlace place) {
        return switch (place.part()) {
            case PATH -> sent(request.path(), place);
            case QUERY -> sent(request.query(), place);
            case BODY -> {
                JsonNode at = request.body() == null ? MissingNode.getInstance() : request.body();
                for (var name : place.names()) {
                    at = at.path(name);
                }
                yield at;
            }
            case NONE -> MissingNode.getInstance();
        };
    }

    private static JsonNode sent(Map<String, String> parameters, RequestPlace place) {
        var value = parameters.get(place.name());
        return value == null ? MissingNode.getInstance() : text(value);
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
