package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.transport.PaigoRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
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
        var body = plan.isRead() ? null : Json.MAPPER.createObjectNode();
        var places = new Places(path, query, body == null ? Json.MAPPER.createObjectNode() : body);
        for (var argument : plan.arguments()) {
            var value = value(argument, arguments);
            if (argument.to() != null && value != null) {
                places.put(argument.to(), value);
            }
        }
        for (var sent : plan.send()) {
            var value = sent.value() != null
                    ? sent.value()
                    : text("now".equals(sent.compute()) ? Times.now(clock) : ids.get());
            places.put(sent.to(), value);
        }
        return new PaigoRequest(plan.operation(), path, query, body);
    }

    private @org.jspecify.annotations.Nullable JsonNode value(Plan.Argument argument, ObjectNode arguments) {
        var given = arguments.path(argument.name());
        if (given.isMissingNode()) {
            var absent = argument.whenAbsent();
            return absent == null
                    ? null
                    : text(absent.from() == null ? Times.now(clock) : derivedId(absent.from(), arguments));
        }
        if (argument.reveal() != null && !given.asBoolean(false)) {
            return null; // not asking is leaving it out
        }
        return wire(argument, given);
    }

    private static JsonNode wire(Plan.Argument argument, JsonNode given) {
        if (argument.lookup() != null) {
            return argument.lookup().getOrDefault(given.asString(), given).deepCopy();
        }
        if (argument.each() != null) {
            return items(argument, argument.each(), given);
        }
        if (argument.is("boolean-text")) {
            return text(given.asString());
        }
        var word = argument.words() == null ? null : argument.words().get(given.asString(""));
        if (word != null) {
            return text(word);
        }
        if (argument.is("decimal") && "number".equals(argument.wire())) {
            return Json.MAPPER.getNodeFactory().numberNode(new BigDecimal(given.asString()));
        }
        if (argument.is("integer") && "string".equals(argument.wire())) {
            return text(given.decimalValue().toBigInteger().toString()); // 1e1 and 10.0 are whole numbers too
        }
        return given.deepCopy();
    }

    private static JsonNode items(Plan.Argument argument, List<Plan.Argument> fields, JsonNode given) {
        var list = Json.MAPPER.createArrayNode();
        for (var item : given) {
            var sent = list.addObject();
            for (var field : fields) {
                if (item.has(field.name()) && field.to() != null) {
                    sent.set(field.to(), wire(field, item.path(field.name())));
                }
            }
            if (argument.number() != null) {
                sent.put(argument.number(), String.valueOf(list.size()));
            }
        }
        return list;
    }

    /** The same for the same values, letter case and spacing aside: a hash, so that an id tells nothing of a person. */
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
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return "cus-" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }

    /** What was sent at a place such as {@code body.metadata.writeId}; a missing node when nothing was. */
    static JsonNode sent(PaigoRequest request, String to) {
        var dot = to.indexOf('.');
        var name = to.substring(dot + 1);
        var factory = Json.MAPPER.getNodeFactory();
        return switch (to.substring(0, dot)) {
            case "path" ->
                request.path().containsKey(name) ? text(request.path().get(name)) : factory.missingNode();
            case "query" ->
                request.query().containsKey(name) ? text(request.query().get(name)) : factory.missingNode();
            default -> request.body() == null ? factory.missingNode() : ValuePath.first(request.body(), name);
        };
    }

    /** The three kinds of places of a request under construction. */
    private record Places(Map<String, String> path, Map<String, String> query, ObjectNode body) {
        void put(String to, JsonNode value) {
            var dot = to.indexOf('.');
            var name = to.substring(dot + 1);
            switch (to.substring(0, dot)) {
                case "path" -> path.put(name, value.asString());
                case "query" -> query.put(name, value.asString());
                default -> {
                    var holder = body;
                    var from = 0;
                    for (var end = name.indexOf('.'); end >= 0; end = name.indexOf('.', from)) {
                        holder = holder.withObjectProperty(name.substring(from, end));
                        from = end + 1;
                    }
                    holder.set(name.substring(from), value);
                }
            }
        }
    }
}
