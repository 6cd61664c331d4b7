package dev.paigomcp.codegen.contract;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.PathTemplate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Paigo's OpenAPI 3.0 document, repaired and indexed by operation. Prose in it is never read.
 *
 * @param document the repaired document
 * @param operations every operation by its key
 */
public record Contract(Document document, SortedMap<OperationKey, Operation> operations) {
    static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** Repairs and reads a document; what cannot be repaired is an error in {@code out}. */
    public static Contract of(Document raw, Diagnostics out) {
        var root = raw.root();
        var version = root.path("openapi").asString("");
        if (!version.startsWith("3.0")) {
            out.error(
                    raw,
                    "/openapi",
                    "the contract must be an OpenAPI 3.0 document, but \"openapi\" is \"" + version + "\"",
                    "start the document with openapi: '3.0.0'");
            return new Contract(raw, new TreeMap<>());
        }
        if (!root.path("paths").isObject() || root.path("paths").isEmpty()) {
            out.error(raw, "/paths", "the contract has no paths", null);
            return new Contract(raw, new TreeMap<>());
        }
        var document = Repair.apply(raw, out);
        References.check(document, out);
        return new Contract(document, index(document));
    }

    private static SortedMap<OperationKey, Operation> index(Document document) {
        var operations = new TreeMap<OperationKey, Operation>();
        var names = new HashSet<String>();
        for (var path : document.root().path("paths").properties()) {
            for (var method : METHODS) {
                var node = path.getValue().path(method);
                if (node.isObject()) {
                    var key = OperationKey.of(method.toUpperCase(Locale.ROOT), PathTemplate.parse(path.getKey()));
                    operations.put(key, operation(key, node, path.getValue(), document, names));
                }
            }
        }
        return operations;
    }

    private static Operation operation(
            OperationKey key, JsonNode node, JsonNode pathItem, Document document, Set<String> names) {
        var parameters = new ArrayList<Operation.Parameter>();
        for (var list : List.of(pathItem.path("parameters"), node.path("parameters"))) {
            for (var declared : list) {
                var parameter = References.target(document.root(), declared);
                var in = parameter.path("in").asString("");
                if (in.equals("path") || in.equals("query")) {
                    var name = parameter.path("name").asString("");
                    parameters.removeIf(p -> p.name().equals(name) && p.in().equals(in));
                    parameters.add(new Operation.Parameter(
                            in, name, parameter.path("required").asBoolean(false), parameter.path("schema")));
                }
            }
        }
        var body = References.target(document.root(), node.path("requestBody"));
        var responses = new TreeMap<String, JsonNode>();
        for (var response : node.path("responses").properties()) {
            responses.put(
                    response.getKey(),
                    jsonSchema(References.target(document.root(), response.getValue()))
                            .orElse(JsonNodeFactory.instance.objectNode()));
        }
        var method = key.method().toLowerCase(Locale.ROOT);
        var path = key.path().text();
        return new Operation(
                key,
                methodName(method, path, names),
                "/paths" + token(path) + token(method),
                List.copyOf(parameters),
                jsonSchema(body).orElse(null),
                responses);
    }

    private static Optional<JsonNode> jsonSchema(JsonNode holder) {
        return holder.path("content").properties().stream()
                .filter(content -> content.getKey().startsWith("application/json"))
                .map(content -> content.getValue().path("schema"))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    /** Returns {@code getCustomersByCustomerId} for {@code GET /customers/{customerId}}, with a number if that is taken. */
    private static String methodName(String method, String path, Set<String> taken) {
        var name = new StringBuilder(method);
        for (var segment : path.split("/")) {
            var word = segment.replaceAll("[^A-Za-z0-9]", "");
            if (!word.isEmpty()) {
                name.append(segment.startsWith("{") ? "By" : "")
                        .append(Character.toUpperCase(word.charAt(0)))
                        .append(word.substring(1));
            }
        }
        var unique = name.toString();
        for (var i = 2; !taken.add(unique); i++) {
            unique = name.toString() + i;
        }
        return unique;
    }
}
