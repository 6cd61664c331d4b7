package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.contract.Operation;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the contract that the client is generated from: the operations in use and their parameters, with every
 * body and answer left open, so that no model stands between a caller's JSON and Paigo's.
 */
public final class ClientDocument {
    private ClientDocument() {}

    public static ObjectNode of(Contract contract, Collection<Operation> used) {
        var document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", "Paigo")
                .put(
                        "version",
                        contract.document().root().path("info").path("version").asString("0"));
        document.set("servers", contract.document().root().path("servers").deepCopy());
        var paths = document.putObject("paths");
        for (var operation : used) {
            var pathItem = paths.withObjectProperty(operation.key().path().text());
            var node = pathItem.putObject(operation.key().method().toLowerCase(Locale.ROOT));
            node.put("operationId", operation.methodName())
                    .put("summary", operation.key().toString());
            node.putArray("tags").add("Paigo");
            var parameters = node.putArray("parameters");
            for (var parameter : operation.parameters()) {
                var declared =
                        parameters.addObject().put("name", parameter.name()).put("in", parameter.in());
                declared.put("required", parameter.required())
                        .putObject("schema")
                        .put("type", "string");
            }
            if (operation.body().isPresent()) {
                var body = node.putObject("requestBody").put("required", true);
                body.putObject("content").putObject("application/json").putObject("schema");
            }
            var answer = node.putObject("responses")
                    .putObject(operation.successStatus())
                    .put("description", "Paigo's answer");
            answer.putObject("content").putObject("application/json").putObject("schema");
        }
        return document;
    }
}
