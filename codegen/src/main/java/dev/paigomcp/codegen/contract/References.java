package dev.paigomcp.codegen.contract;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Follows {@code $ref}s inside one document (OpenAPI 3.0.3, Reference Object). */
public final class References {
    private static final int MAX_HOPS = 50;

    private References() {}

    /** Returns the node itself, or what its {@code $ref} leads to: a missing node if that is nowhere. */
    public static JsonNode target(JsonNode root, JsonNode node) {
        var at = node;
        for (var hops = 0; at.path("$ref").isString(); hops++) {
            var ref = at.path("$ref").asString();
            if (!ref.startsWith("#/") || hops > MAX_HOPS) {
                return MissingNode.getInstance();
            }
            at = root.at(ref.substring(1));
        }
        return at;
    }

    /** Reports every reference that leads out of the document, nowhere, or back to itself. */
    static void check(Document document, Diagnostics out) {
        walk(document, document.root(), "", out);
    }

    private static void walk(Document document, JsonNode node, String pointer, Diagnostics out) {
        if (node.isObject()) {
            if (node.path("$ref").isString() && target(document.root(), node).isMissingNode()) {
                var ref = node.path("$ref").asString();
                var schemas = document.root().path("components").path("schemas").propertyNames();
                var hint = Diagnostics.didYouMean(ref.substring(ref.lastIndexOf('/') + 1), schemas);
                out.error(document, pointer, "the reference \"" + ref + "\" leads to nothing in this document", hint);
            }
            for (var entry : node.properties()) {
                walk(document, entry.getValue(), pointer + token(entry.getKey()), out);
            }
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                walk(document, node.get(i), pointer + "/" + i, out);
            }
        }
    }
}
