package dev.paigomcp.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the contract.
 *
 * @param path the path template, such as {@code /customers/{customerId}}
 * @param segments the path template split at its slashes
 * @param node the operation object of the contract, without the parameters of its path
 */
record DemoOperation(String method, String path, List<String> segments, JsonNode node) {
    DemoOperation {
        segments = List.copyOf(segments);
    }

    /** Returns the name of the operation, such as {@code GET /customers/{customerId}}. */
    String key() {
        return method + " " + path;
    }

    /** Returns the values of the path parameters, or empty if the path does not match. */
    Optional<Map<String, String>> match(List<String> sent) {
        if (sent.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < sent.size(); i++) {
            var segment = segments.get(i);
            if (isParameter(segment) && !sent.get(i).isEmpty()) {
                values.put(segment.substring(1, segment.length() - 1), sent.get(i));
            } else if (!segment.equals(sent.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Returns the number of segments that are not parameters. */
    long literals() {
        return segments.stream().filter(segment -> !isParameter(segment)).count();
    }

    int successStatus() {
        return node.path("responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(200);
    }

    Optional<JsonNode> bodySchema() {
        return schemaOf(node.path("requestBody"));
    }

    Optional<JsonNode> answerSchema(int status) {
        return schemaOf(node.path("responses").path(String.valueOf(status)));
    }

    private static Optional<JsonNode> schemaOf(JsonNode holder) {
        var schema = holder.path("content").path("application/json").path("schema");
        return schema.isObject() ? Optional.of(schema) : Optional.empty();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
