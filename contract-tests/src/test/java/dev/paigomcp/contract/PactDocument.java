package dev.paigomcp.contract;

import dev.paigomcp.common.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A pact (Pact specification, version 4): interactions between this server and Paigo, sorted by what they are called. */
final class PactDocument {
    static final String TOKEN = "pact-token";

    private final TreeMap<String, ObjectNode> interactions = new TreeMap<>();

    void add(Example example, Conversation.Turn turn) {
        var interaction = interaction(example, turn);
        interactions.merge(interaction.path("description").asString(), interaction, same());
    }

    private static BinaryOperator<ObjectNode> same() {
        return (one, other) -> {
            if (!one.equals(other)) {
                throw new AssertionError("two interactions are called " + one.path("description"));
            }
            return one;
        };
    }

    private static ObjectNode interaction(Example example, Conversation.Turn turn) {
        var answer = turn.answer();
        var ownWords = turn.isMain() || turn.request().path().isEmpty() || answer.isSuccess();
        var interaction = Json.MAPPER.createObjectNode().put("type", "Synchronous/HTTP");
        interaction.put(
                "description",
                ownWords
                        ? answer.toString()
                        : example + ": then " + turn.request().operation());
        var states = interaction.putArray("providerStates");
        if (ownWords && answer.given().isObject()) {
            states.addObject().put("name", "an account with").set("params", answer.given());
        }
        request(turn, interaction.putObject("request"));
        var response = interaction.putObject("response").put("status", answer.status());
        response.putObject("headers").putArray("Content-Type").add("application/json");
        body(response, answer.body());
        if (!answer.body().isEmpty()) {
            match(response.putObject("matchingRules").putObject("body"), "$", Map.of("match", "type"));
        }
        return interaction;
    }

    private static void request(Conversation.Turn turn, ObjectNode request) {
        var operation = turn.request().operation();
        var path = operation.substring(operation.indexOf(' ') + 1);
        for (var value : turn.request().path().entrySet()) {
            path = path.replace("{" + value.getKey() + "}", encode(value.getValue()));
        }
        request.put("method", operation.substring(0, operation.indexOf(' '))).put("path", path);
        if (!turn.request().query().isEmpty()) {
            var query = request.putObject("query");
            new TreeMap<>(turn.request().query())
                    .forEach((name, value) -> query.putArray(name).add(value));
        }
        var headers = request.putObject("headers");
        headers.putArray("Authorization").add("Bearer " + TOKEN);
        if (turn.request().body() != null) {
            headers.putArray("Content-Type").add("application/json");
            body(request, turn.request().body());
        }
        var rules = request.putObject("matchingRules").putObject("header");
        match(rules, "Authorization", Map.of("match", "regex", "regex", "Bearer .+"));
    }

    private static void body(ObjectNode message, JsonNode content) {
        var body =
                message.putObject("body").put("contentType", "application/json").put("encoded", false);
        body.set("content", content);
    }

    private static void match(ObjectNode rules, String place, Map<String, String> matcher) {
        var rule = rules.putObject(place)
                .put("combine", "AND")
                .putArray("matchers")
                .addObject();
        new TreeMap<>(matcher).forEach(rule::put);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The file's text. */
    String text() {
        var pact = Json.MAPPER.createObjectNode();
        pact.putObject("consumer").put("name", "paigo-mcp");
        pact.putObject("provider").put("name", "paigo");
        var list = pact.putArray("interactions");
        interactions.values().forEach(list::add);
        pact.putObject("metadata").putObject("pactSpecification").put("version", "4.0");
        return pact.toPrettyString() + "\n";
    }
}
