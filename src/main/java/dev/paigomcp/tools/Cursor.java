package dev.paigomcp.tools;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Where a page of a list, or the rest of a thing, begins, good for the same other arguments alone; opaque to callers. */
final class Cursor {
    private Cursor() {}

    static String at(int offset, ObjectNode arguments) {
        var text = offset + ":" + fingerprint(arguments);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The offset of the cursor among the arguments; empty when there is none, or when it is not of this list. */
    static Optional<Integer> offset(ObjectNode arguments) {
        try {
            var cursor = arguments.path("cursor").asString("");
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = text.split(":", 2);
            return parts.length == 2 && parts[1].equals(fingerprint(arguments))
                    ? Optional.of(Integer.parseInt(parts[0])).filter(offset -> offset >= 0)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with the cursor among the arguments, if there is one. */
    static Optional<ArgumentProblem> problem(ObjectNode arguments) {
        return arguments.has("cursor") && offset(arguments).isEmpty()
                ? Optional.of(new ArgumentProblem(
                        "cursor", "is not a nextCursor of this tool with these arguments; leave it out to begin again"))
                : Optional.empty();
    }

    private static String fingerprint(ObjectNode arguments) {
        var filters = arguments.deepCopy();
        filters.remove("cursor");
        filters.remove("limit");
        var sorted = new java.util.TreeMap<String, String>();
        filters.properties()
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().toString()));
        return Integer.toHexString(sorted.hashCode());
    }
}
