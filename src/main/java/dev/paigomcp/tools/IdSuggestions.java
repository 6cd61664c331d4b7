package dev.paigomcp.tools;

import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.Plans;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells which ids of a call Paigo does not know, with the nearest that it does. */
final class IdSuggestions {
    /** The most that are named: unknown ids of an argument, and suggestions for each. */
    private static final int COUNT = 5;

    private final KnownIds known;
    private final Map<String, Plans.IdKind> ids;

    IdSuggestions(Paigo paigo, Map<String, Plans.IdKind> ids) {
        this.known = new KnownIds(ids, paigo);
        this.ids = ids;
    }

    /** A line for each unknown id; empty when all are known, or when that cannot be told. */
    List<String> unknown(Plan plan, ObjectNode arguments, CallScope scope) {
        var asked = new LinkedHashMap<String, String>();
        for (var argument : plan.arguments()) {
            if (argument.id() != null) {
                asked.put(argument.name(), argument.id());
            }
        }
        for (var filter : plan.result().where()) {
            var id = filter.id();
            if (id != null) {
                asked.put(filter.arguments().get(0), id);
            }
        }
        var lines = new ArrayList<String>();
        for (var argument : asked.entrySet()) {
            var given = arguments.path(argument.getKey());
            var kind = ids.get(argument.getValue());
            if (!given.isMissingNode() && !given.isEmpty() == given.isArray() && kind != null) {
                lines.addAll(lines(argument.getKey(), given, kind, scope));
            }
        }
        return lines;
    }

    private List<String> lines(String argument, JsonNode given, Plans.IdKind kind, CallScope scope) {
        return known.all(kind, scope)
                .map(all -> lines(argument, given, kind, all))
                .orElse(List.of());
    }

    private static List<String> lines(String argument, JsonNode given, Plans.IdKind kind, Map<String, IdMatch> known) {
        var unknown = (given.isArray() ? given.valueStream() : Stream.of(given))
                .map(value -> value.asString(""))
                .filter(id -> !known.containsKey(id))
                .distinct()
                .toList();
        var lines = new ArrayList<String>();
        unknown.stream().limit(COUNT).forEach(id -> lines.add(line(argument, id, known, kind)));
        if (unknown.size() > COUNT) {
            lines.add("- " + argument + ": " + (unknown.size() - COUNT) + " more are not known.");
        }
        return lines;
    }

    private static String line(String argument, String given, Map<String, IdMatch> known, Plans.IdKind kind) {
        var near = IdMatch.nearest(given, known.values(), COUNT).stream()
                .map(c -> c.name().isEmpty() ? c.id() : c.id() + " (" + c.name() + ")")
                .collect(Collectors.joining(", "));
        return "- " + argument + ": \"" + SchemaErrorText.shown(given) + "\" is not known. "
                + (near.isEmpty() ? "There are none yet" : "Nearest: " + near) + "; " + kind.tool() + " shows all.";
    }
}
