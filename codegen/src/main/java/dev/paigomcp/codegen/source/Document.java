package dev.paigomcp.codegen.source;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A YAML or JSON file as a tree that knows where each of its nodes stands.
 *
 * @param file the path as the build knows it, for messages
 * @param root the whole tree
 * @param lines the line, from 1, of each node by its JSON Pointer (RFC 6901)
 */
public record Document(String file, JsonNode root, Map<String, Integer> lines) {
    public Document {
        lines = Map.copyOf(lines);
    }

    /** Returns the line of the node, or of the nearest node above it that the file has. */
    public int lineOf(String pointer) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.isEmpty()) {
                return 1;
            }
        }
    }

    /** Returns this file with a changed tree; its nodes keep their lines. */
    public Document withRoot(JsonNode changed) {
        return new Document(file, changed, lines);
    }

    /** Returns one reference token of a JSON Pointer with its slash, escaped (RFC 6901, section 3). */
    public static String token(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
