package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes what is too large for a client small enough: it leaves whole items to the next call and, where a single item is too
 * large, leaves out its largest fields. Thread-safe.
 */
final class ResultTruncator {
    /** Bytes that are kept free for a cursor and for notes. */
    private static final int RESERVED_BYTES = 2_000;

    private static final int MAX_NAMES = 5;

    private final int maxBytes;

    /** @param maxBytes how long the JSON of a result may be, in UTF-8 */
    ResultTruncator(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * A part of a thing.
     *
     * @param thing a new object that shares its items with the whole
     * @param count how many items it has
     * @param leftOut the fields that it lacks, each with its size
     */
    record Piece(ObjectNode thing, int count, List<String> leftOut) {}

    /** Returns whether a result of this JSON fits. */
    boolean fits(String text) {
        return text.length() <= maxBytes / 3 || size(text) <= maxBytes; // a char has at most three bytes
    }

    /**
     * Returns as much of a thing as fits.
     *
     * @param parts the names of its lists, which together are one row of items
     * @param from how many items of the row come before
     */
    Piece truncate(ObjectNode thing, List<String> parts, int from) {
        var leftOut = new ArrayList<String>();
        var frame = Parts.slice(thing, parts, 0, List.of());
        leaveOut(frame, size(frame) - (parts.isEmpty() ? maxBytes - RESERVED_BYTES : maxBytes / 3 * 2), leftOut);
        var room = maxBytes - RESERVED_BYTES - size(frame);
        var rest = Parts.items(thing, parts).stream().skip(from).toList();
        var shown = new ArrayList<JsonNode>();
        var used = 0;
        for (var item : rest) {
            used += size(item) + 1;
            if (used > room) {
                break;
            }
            shown.add(item);
        }
        if (shown.isEmpty() && !rest.isEmpty()) {
            shown.add(smaller(rest.get(0), room, leftOut));
        }
        parts.stream().filter(part -> thing.path(part).isArray()).forEach(part -> frame.set(part, thing.path(part)));
        return new Piece(Parts.slice(frame, parts, from, shown), shown.size(), List.copyOf(leftOut));
    }

    private static JsonNode smaller(JsonNode item, int room, List<String> leftOut) {
        if (item instanceof ObjectNode object) {
            var copy = Json.MAPPER.createObjectNode().setAll(object);
            leaveOut(copy, size(copy) - room, leftOut);
            return copy;
        }
        leftOut.add("an item (" + size(item) + " bytes)");
        return Json.MAPPER.getNodeFactory().stringNode("(left out)");
    }

    /** Removes the largest fields until at least {@code excess} bytes are gone. */
    private static void leaveOut(ObjectNode thing, int excess, List<String> leftOut) {
        if (excess <= 0) {
            return;
        }
        var bySize = thing.properties().stream()
                .map(field -> new Sized(field.getKey(), size(field.getValue())))
                .sorted(Comparator.comparingInt(Sized::bytes).reversed())
                .toList();
        var gone = 0;
        for (var field : bySize) {
            if (gone >= excess) {
                break;
            }
            thing.remove(field.name());
            gone += field.bytes();
            leftOut.add(field.name() + " (" + field.bytes() + " bytes)");
        }
    }

    private record Sized(String name, int bytes) {}

    /** Returns the names of what was left out, for people. */
    static String named(List<String> leftOut) {
        var more = leftOut.size() - MAX_NAMES;
        return String.join(", ", leftOut.subList(0, Math.min(MAX_NAMES, leftOut.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static int size(JsonNode node) {
        return node instanceof ArrayNode array && array.isEmpty() ? 2 : size(node.toString());
    }

    private static int size(String text) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
