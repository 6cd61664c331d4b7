package dev.paigomcp.transport;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to Paigo, with values by their names in the contract.
 *
 * @param operation method and path template, such as {@code POST /usage}
 * @param path the value of each path parameter, not yet encoded
 * @param query the value of each query parameter that is to be sent, not yet encoded
 * @param body the JSON body exactly as it is to be sent, or null where the operation has none
 * @param reader reads the body of a 2xx answer
 */
public record PaigoRequest(
        String operation,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode body,
        AnswerReader reader) {
    public PaigoRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** A request whose whole answer is kept. */
    public PaigoRequest(
            String operation, Map<String, String> path, Map<String, String> query, @Nullable JsonNode body) {
        this(operation, path, query, body, AnswerReader.TREE);
    }

    /** Returns the value of a path parameter, or an empty text if there is none. */
    public String pathValue(String name) {
        return path.getOrDefault(name, "");
    }

    /** Returns the value of a query parameter, or null if it is not to be sent. */
    public @Nullable String queryValue(String name) {
        return query.get(name);
    }
}
