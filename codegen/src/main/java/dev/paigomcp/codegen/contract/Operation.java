package dev.paigomcp.codegen.contract;

import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.RequestPlace;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the contract.
 *
 * @param key method and path
 * @param methodName the client's method, made of method and path only, so that prose cannot change it
 * @param pointer where it stands in the contract
 * @param parameters path and query parameters, in the contract's order
 * @param requestBody the schema of its JSON request body, or null if it has none
 * @param responses the schema of each declared answer by status; an empty schema where the contract gives none
 */
public record Operation(
        OperationKey key,
        String methodName,
        String pointer,
        List<Parameter> parameters,
        @Nullable JsonNode requestBody,
        SortedMap<String, JsonNode> responses) {
    /** A parameter; {@code in} is {@code path} or {@code query}, {@code required} is what the contract says. */
    public record Parameter(String in, String name, boolean required, JsonNode schema) {
        /** Returns the place that it has in a request. */
        public RequestPlace place() {
            return RequestPlace.parse(in + "." + name);
        }

        /** Returns whether no request can do without it: the contract requires it, or it is a part of the path. */
        boolean isNeeded() {
            return required || in.equals("path");
        }
    }

    /** Returns the schema of its JSON request body, or empty if it has none. */
    public Optional<JsonNode> body() {
        return Optional.ofNullable(requestBody);
    }

    /** Returns the first declared 2xx status, or 200 if none is declared. */
    public String successStatus() {
        return responses.keySet().stream()
                .filter(s -> s.startsWith("2"))
                .findFirst()
                .orElse("200");
    }

    /** Returns the declared 4xx statuses. */
    public List<String> refusals() {
        return responses.keySet().stream().filter(s -> s.startsWith("4")).toList();
    }
}
