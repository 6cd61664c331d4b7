package dev.paigomcp.tools;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds places in Paigo's answers by the mapping's paths, such as {@code data[0]} and {@code data[*].invoices[*]}. */
final class ValuePath {
    /** An item and the object that stood around it. */
    record Found(JsonNode item, JsonNode around) {}

    private ValuePath() {}

    /** Everything at the path; {@code [*]} over a thing that is no list takes the thing itself. */
    static List<Found> all(JsonNode root, String path) {
        var found = List.of(new Found(root, root));
        for (var step : path.replace("[", ".[").split("\\.")) {
            if (!step.isEmpty()) {
                found = step(found, step);
            }
        }
        return found;
    }

    /** The first thing at the path, or a missing node. */
    static JsonNode first(JsonNode root, String path) {
        if (path.indexOf('[') < 0) {
            return named(root, path); // most are; they need no lists
        }
        var found = all(root, path);
        return found.isEmpty() ? root.path("\0") : found.get(0).item();
    }

    private static JsonNode named(JsonNode root, String path) {
        var at = root;
        var from = 0;
        for (var dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            at = at.path(path.substring(from, dot));
            from = dot + 1;
        }
        return path.isEmpty() ? at : at.path(path.substring(from));
    }

    private static List<Found> step(List<Found> from, String step) {
        var next = new ArrayList<Found>();
        for (var at : from) {
            if (step.equals("[*]")) {
                if (at.item().isArray()) {
                    at.item().forEach(item -> next.add(new Found(item, at.around())));
                } else if (at.item().isObject()) {
                    next.add(at);
                }
            } else if (step.startsWith("[")) {
                var index = Integer.parseInt(step.substring(1, step.length() - 1));
                var item = at.item().isObject() && index == 0
                        ? at.item()
                        : at.item().path(index);
                if (!item.isMissingNode()) {
                    next.add(new Found(item, at.around()));
                }
            } else if (at.item().has(step)) {
                next.add(new Found(at.item().path(step), at.item()));
            }
        }
        return next;
    }
}
