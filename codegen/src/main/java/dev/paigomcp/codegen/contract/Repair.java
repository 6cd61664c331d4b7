package dev.paigomcp.codegen.contract;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import dev.paigomcp.mapping.PathTemplate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Repairs the known defects of the vendor's document before any parser sees it. Each repair is a warning with its place; a
 * document without defects stays equal.
 */
final class Repair {
    private final Document document;
    private final Diagnostics out;
    private final ObjectNode root;
    private final Map<String, String> operationIds = new HashMap<>();

    private Repair(Document document, Diagnostics out) {
        this.document = document;
        this.out = out;
        this.root = (ObjectNode) document.root().deepCopy();
    }

    static Document apply(Document document, Diagnostics out) {
        var repair = new Repair(document, out);
        repair.securitySchemes();
        repair.operations();
        new SchemaRepair(document, out).apply(repair.root);
        return document.withRoot(repair.root);
    }

    private void securitySchemes() {
        for (var scheme : root.path("components").path("securitySchemes").properties()) {
            if (scheme.getValue() instanceof ObjectNode node
                    && node.path("type").asString("").equals("oauth2")) {
                for (var foreign : new String[] {"scheme", "bearerFormat", "in", "name"}) {
                    if (node.remove(foreign) != null) {
                        warn(
                                "/components/securitySchemes" + token(scheme.getKey()),
                                "\"" + foreign + "\" does not belong to an oauth2 scheme; left out");
                    }
                }
            }
        }
    }

    private void operations() {
        var declaredTags = new HashSet<String>();
        root.path("tags").forEach(tag -> declaredTags.add(tag.path("name").asString("")));
        for (var path : root.path("paths").properties()) {
            for (var method : Contract.METHODS) {
                if (path.getValue().path(method) instanceof ObjectNode operation) {
                    var pointer = "/paths" + token(path.getKey()) + token(method);
                    operationId(operation, method, path.getKey(), pointer);
                    pathParameters(operation, path.getValue().path("parameters"), path.getKey(), pointer);
                    for (var tag : operation.path("tags")) {
                        if (declaredTags.add(tag.asString(""))) {
                            warn(pointer, "the tag \"" + tag.asString("") + "\" is not declared; added");
                            root.withArrayProperty("tags").addObject().put("name", tag.asString(""));
                        }
                    }
                }
            }
        }
    }

    private void operationId(ObjectNode operation, String method, String path, String pointer) {
        var id = operation.path("operationId").asString("");
        var key = method.toUpperCase(Locale.ROOT) + " " + path;
        var other = operationIds.putIfAbsent(id, key);
        if (id.isEmpty() || other != null) {
            operation.put("operationId", key);
            operationIds.put(key, key);
            warn(
                    pointer,
                    id.isEmpty()
                            ? "no operationId; named \"" + key + "\""
                            : "the operationId \"" + id + "\" is taken by " + other + "; renamed \"" + key + "\"");
        }
    }

    private void pathParameters(ObjectNode operation, JsonNode shared, String path, String pointer) {
        var declared = new HashSet<String>();
        for (var parameter : shared) {
            if (References.target(root, parameter).path("in").asString("").equals("path")) {
                declared.add(References.target(root, parameter).path("name").asString(""));
            }
        }
        if (operation.path("parameters") instanceof ArrayNode own) {
            for (var i = own.size() - 1; i >= 0; i--) {
                var parameter = References.target(root, own.get(i));
                var name = parameter.path("name").asString("");
                if (parameter.path("in").asString("").equals("path")) {
                    if (path.contains("{" + name + "}")) {
                        declared.add(name);
                    } else {
                        own.remove(i);
                        warn(pointer, "the path parameter \"" + name + "\" is not in the path; left out");
                    }
                }
            }
        }
        for (var name : PathTemplate.parse(path).variables()) {
            if (declared.add(name)) {
                warn(pointer, "the path parameter \"" + name + "\" is not declared; added");
                operation
                        .withArrayProperty("parameters")
                        .addObject()
                        .put("name", name)
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string");
            }
        }
    }

    private void warn(String pointer, String message) {
        out.warning(document, pointer, message);
    }
}
