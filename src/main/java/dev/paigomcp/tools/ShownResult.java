package dev.paigomcp.tools;

import dev.paigomcp.common.InvisibleText;
import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes results fit for a model to read: what cannot be seen is spelled ({@link InvisibleText}), and secrets of this
 * server that Paigo repeats are masked. A result that has neither, as nearly all, is returned as it is.
 */
final class ShownResult {
    /** What is shorter stands in answers by chance. */
    private static final int MIN_SECRET_LENGTH = 8;

    private final List<Secret> secrets;

    private ShownResult(List<Secret> secrets) {
        this.secrets = secrets;
    }

    /**
     * Returns a failure as it is shown.
     *
     * @param secrets that must not be shown
     */
    static ToolResult failure(ToolResult failure, List<Secret> secrets) {
        var text = new ShownResult(secrets).text(failure.text());
        return text.equals(failure.text())
                ? failure
                : new ToolResult(null, text, failure.outcome(), failure.paigoStatus());
    }

    /** A thing as it is shown, and the same as JSON. */
    record Thing(ObjectNode structured, String text) {}

    /**
     * Returns a thing as it is shown. What is spelled is longer, so this comes before anything is measured.
     *
     * @param secrets that must not be shown
     */
    static Thing thing(ObjectNode thing, List<Secret> secrets) {
        var shown = new ShownResult(secrets);
        var text = thing.toString();
        if (!shown.mayChange(text)) {
            return new Thing(thing, text);
        }
        var clean = shown.object(thing);
        return new Thing(clean, clean.toString());
    }

    /** Returns whether anything may have to change in what the JSON text says; it is looked at without being parsed. */
    private boolean mayChange(String json) {
        return hasEscape(json) || InvisibleText.isIn(json) || hasSecret(json);
    }

    /** Controls are escaped in JSON, by a number or as a backspace or form feed. */
    private static boolean hasEscape(String json) {
        for (var at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at + 2)) {
            var kind = json.charAt(at + 1);
            if (kind == 'u' || kind == 'b' || kind == 'f') {
                return true;
            }
        }
        return false;
    }

    private boolean hasSecret(String json) {
        for (var secret : secrets) {
            if (isLong(secret) && (json.contains(secret.reveal()) || hasEscaped(json, secret))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLong(Secret secret) {
        return secret.reveal().length() >= MIN_SECRET_LENGTH;
    }

    /** Nearly all secrets stand in JSON as they are, and are looked for once. */
    private static boolean hasEscaped(String json, Secret secret) {
        var text = secret.reveal();
        for (var at = 0; at < text.length(); at++) {
            var each = text.charAt(at);
            if (each < ' ' || each == '"' || each == '\\') {
                var escaped = Json.MAPPER.writeValueAsString(text);
                return json.contains(escaped.substring(1, escaped.length() - 1));
            }
        }
        return false;
    }

    private String text(String text) {
        var masked = text;
        for (var secret : secrets) {
            if (isLong(secret) && masked.contains(secret.reveal())) {
                masked = masked.replace(secret.reveal(), secret.toString());
            }
        }
        return InvisibleText.spelled(masked);
    }

    private ObjectNode object(ObjectNode object) {
        var clean = Json.MAPPER.createObjectNode();
        object.properties().forEach(field -> clean.set(text(field.getKey()), node(field.getValue())));
        return clean;
    }

    private JsonNode node(JsonNode node) {
        if (node.isString()) {
            return Json.MAPPER.getNodeFactory().stringNode(text(node.stringValue()));
        }
        if (node instanceof ArrayNode list) {
            var clean = Json.MAPPER.createArrayNode();
            list.forEach(each -> clean.add(node(each)));
            return clean;
        }
        return node instanceof ObjectNode object ? object(object) : node;
    }
}
