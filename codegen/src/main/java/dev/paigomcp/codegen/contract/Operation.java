package dev.paigomcp.codegen.contract;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the contract.
 *
 * @param key method and path, such as {@code POST /usage}: its name everywhere, since operation ids are prose and repeat
 * @param method in capitals
 * @param path the path template
 * @param methodName the client's method, made of method and path alone, so that prose cannot change it
 * @param pointer where it stands in the contract
 * @param parameters path and query parameters, in the contract's order
 * @param body the schema of its JSON request body, if it has one
 * @param responses the schema of each declared answer by status; an empty schema where the contract gives none
 */
public record Operation(
        String key,
        String method,
        String path,
        String methodName,
        String pointer,
        List<Parameter> parameters,
        Optional<JsonNode> body,
        SortedMap<String, JsonNode> responses) {
    /** A parameter: {@code in} is {@code path} or {@code query}. */
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** The first declared 2xx status. */
    public String successStatus() {
        return responses.keySet().stream()
                .filter(s -> s.startsWith("2"))
                .findFirst()
                .orElse("200");
    }

    /** The declared 4xx statuses. */
    public List<String> refusals() {
        return responses.keySet().stream().filter(s -> s.startsWith("4")).toList();
    }
}
