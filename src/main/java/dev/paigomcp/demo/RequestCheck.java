package dev.paigomcp.demo;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds requests against the contract before anything is done with them. Thread-safe. */
final class RequestCheck {
    private final SchemaCheck schemas;

    RequestCheck(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    void query(DemoOperation operation, Map<String, String> query) {
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

    /** The request's body, valid by the contract; an empty object where the operation takes none. */
    ObjectNode body(DemoOperation operation, byte[] sent) {
        var schema = operation.bodySchema();
        if (schema.isEmpty()) {
            return DemoJson.object();
        }
        if (!(parse(sent) instanceof ObjectNode body)) {
            throw DemoRefusal.badRequest("the body must be a JSON object");
        }
        if (DemoJson.hasMonstrousNumber(body)) {
            throw DemoRefusal.badRequest("the body has a number with more places than any amount has");
        }
        var problems = schemas.problems(operation.key(), schema.get(), body);
        if (!problems.isEmpty()) {
            throw DemoRefusal.badRequest(String.join(", ", problems));
        }
        return body;
    }

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
