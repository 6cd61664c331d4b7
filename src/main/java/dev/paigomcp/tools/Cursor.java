package dev.paigomcp.tools;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says where the next page of a list begins, or the next part of a large thing. A cursor is valid only together with the
 * other arguments of the call that returned it, and opaque to callers.
 */
final class Cursor {
    /** The name of the argument. */
    static final String ARGUMENT = "cursor";

    private Cursor() {}

    /** Returns the cursor of an offset. */
    static String at(int offset, ObjectNode arguments) {
        var text = offset + ":" + fingerprint(arguments);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the offset of the cursor among the arguments, or empty if there is none or it belongs to another call. */
    static Optional<Integer> offset(ObjectNode arguments) {
        try {
            var cursor = arguments.path(ARGUMENT).asString("");
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = text.split(":", 2);
            return parts.length == 2 && parts[1].equals(fingerprint(arguments))
                    ? Optional.of(Integer.parseInt(parts[0])).filter(offset -> offset >= 0)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reports a cursor among the arguments that is none of this call. */
    static void check(ObjectNode arguments, ArgumentProblems problems) {
        if (arguments.has(ARGUMENT) && offset(arguments).isEmpty()) {
            problems.add(
                    ARGUMENT, "is not a nextCursor of this tool with these arguments; leave it out to begin again");
        }
    }

    private static String fingerprint(ObjectNode arguments) {
        var others = new TreeMap<String, String>();
        arguments
                .properties()
                .forEach(entry -> others.put(entry.getKey(), entry.getValue().toString()));
        others.remove(ARGUMENT);
        others.remove("limit");
        return Integer.toHexString(others.hashCode());
    }
}
