package dev.paigomcp.mcp;

import tools.jackson.databind.JsonNode;

/** Finds strings that are not Unicode text: they could be neither echoed nor sent on as UTF-8. */
final class UnpairedSurrogate {
    private UnpairedSurrogate() {}

    static boolean in(JsonNode node) {
        if (node.isString()) {
            return in(node.stringValue());
        }
        if (node.isObject()) {
            for (var entry : node.properties()) {
                if (in(entry.getKey()) || in(entry.getValue())) {
                    return true;
                }
            }
            return false;
        }
        for (var child : node) {
            if (in(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean in(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                return true;
            }
            i++;
        }
        return false;
    }
}
