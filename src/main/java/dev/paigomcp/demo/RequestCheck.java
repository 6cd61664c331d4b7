package dev.paigomcp.demo;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks requests against the contract before they are carried out. Thread-safe. */
final class RequestCheck {
    private final SchemaCheck schemas;

    RequestCheck(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    /** Refuses query parameters that are missing or have a wrong value. */
    void checkQuery(DemoOperation operation, Map<String, String> query) {
        for (var parameter : operation.node().path("parameters").values()) {
            if (parameter.path("in").asString("").equals("query")) {
                check(parameter, query);
            }
        }
    }

    private static void check(JsonNode parameter, Map<String, String> query) {
        var name = parameter.path("name").asString("");
        var value = query.get(name);
        if (value == null) {
            if (parameter.path("required").asBoolean(false)) {
                throw DemoRefusal.badRequest("the query parameter " + name + " is required");
            }
            return;
        }
        var schema = parameter.path("schema");
        var allowed = schema.path("enum").values().stream()
                .map(each -> each.asString(""))
                .toList();
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw DemoRefusal.badRequest(name + " must be one of the following values: " + String.join(", ", allowed));
        }
        if (schema.path("type").asString("").equals("boolean") && !value.equals("true") && !value.equals("false")) {
            throw DemoRefusal.badRequest(name + " must be a boolean: true or false");
        }
    }

    /** Returns the body, or an empty object if the operation takes none; refuses a body that violates the contract. */
    ObjectNode readBody(DemoOperation operation, byte[] sent) {
        var schema = operation.bodySchema();
        if (schema.isEmpty()) {
            return DemoJson.object();
        }
        if (!(parse(sent) instanceof ObjectNode body)) {
            throw DemoRefusal.badRequest("the body must be a JSON object");
        }
        if (DemoJson.hasHugeNumber(body)) {
            throw DemoRefusal.badRequest("the body has a number with more places than any amount has");
        }
        var problems = schemas.problems(operation.key(), schema.get(), body);
        if (!problems.isEmpty()) {
            throw DemoRefusal.badRequest(String.join(", ", problems));
        }
        return body;
    }

    /** Returns the body as JSON; refuses one that is missing or malformed. */
    static JsonNode parse(byte[] sent) {
        if (sent.length == 0) {
            throw DemoRefusal.badRequest("the body must be a JSON object, and there is none");
        }
        try {
            return DemoJson.MAPPER.readTree(sent);
        } catch (JacksonException e) {
            throw DemoRefusal.badRequest("the body is not valid JSON");
        }
    }
}
