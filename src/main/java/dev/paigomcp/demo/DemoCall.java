package dev.paigomcp.demo;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One valid request for an operation: path and query values by name, and the body, empty where the operation has none. */
record DemoCall(Map<String, String> path, Map<String, String> query, ObjectNode body) {
    DemoCall {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** The value of a path parameter of the operation. */
    String id(String parameter) {
        return path.getOrDefault(parameter, "");
    }

    Optional<String> asked(String parameter) {
        return Optional.ofNullable(query.get(parameter));
    }

    boolean isTrue(String parameter) {
        return "true".equals(query.get(parameter));
    }
}
