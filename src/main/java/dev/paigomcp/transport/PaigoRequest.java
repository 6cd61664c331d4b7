package dev.paigomcp.transport;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to Paigo, in the contract's words.
 *
 * @param operation method and path template, such as {@code POST /usage}
 * @param path the value of each path parameter, not yet encoded
 * @param query the value of each query parameter that is to be sent, not yet encoded
 * @param body the JSON body exactly as it is to be sent, or null where the operation has none
 */
public record PaigoRequest(
        String operation,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode body) {
    public PaigoRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Whether it may change something: all but GET. */
    public boolean isWrite() {
        return !operation.startsWith("GET ");
    }
}
