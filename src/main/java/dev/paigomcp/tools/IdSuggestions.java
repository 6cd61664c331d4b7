package dev.paigomcp.tools;

import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ToolPlans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says which ids of a call Paigo does not know, with the nearest ones that it does. Thread-safe. */
final class IdSuggestions {
    /** How many are named: unknown ids of an argument, and suggestions for each. */
    private static final int MAX_NAMED = 5;

    private final KnownIds known;

    IdSuggestions(KnownIds known) {
        this.known = known;
    }

    /**
     * Returns a line for each unknown id; empty if all are known, if Paigo does not answer, or if the caller may not look up
     * what the lines would tell.
     */
    List<String> unknown(ToolCall call) {
        var lines = new ArrayList<String>();
        if (!call.mayRead()) {
            return lines;
        }
        idArguments(call.plan()).forEach((argument, kindName) -> {
            var given = values(call.arguments().path(argument));
            if (!given.isEmpty()) {
                known.kind(kindName)
                        .ifPresent(kind -> known.wanted(kind, near(given, kind), call.scope())
                                .ifPresent(all -> lines.addAll(lines(argument, given, kind, all))));
            }
        });
        return lines;
    }

    /** Returns the kind of id by the name of each argument that is one. */
    private static Map<String, String> idArguments(ToolPlan plan) {
        var kinds = new LinkedHashMap<String, String>();
        for (var argument : plan.arguments()) {
            if (argument.id() != null) {
                kinds.put(argument.name(), argument.id());
            }
        }
        for (var filter : plan.result().where()) {
            if (filter.id() != null) {
                kinds.put(filter.arguments().get(0), filter.id());
            }
        }
        return kinds;
    }

    /** Returns the values of an argument: those of a list, the argument itself, or none if it is absent. */
    private static List<JsonNode> values(JsonNode given) {
        if (given.isArray()) {
            return given.valueStream().toList();
        }
        return given.isValueNode() ? List.of(given) : List.of();
    }

    /** Wants what was given and what is near to it. Of many ids it is not known beforehand which will be told. */
    private static Predicate<IdMatch> near(List<JsonNode> given, ToolPlans.IdKind kind) {
        if (given.size() > MAX_NAMED) {
            return match -> true;
        }
        var ids = given.stream().map(value -> value.asString("")).toList();
        var near = ids.stream().map(id -> new Nearness(id, kind.ignored())).toList();
        return match -> ids.contains(match.id()) || near.stream().anyMatch(each -> each.rank(match) < Nearness.FAR);
    }

    private static List<String> lines(
            String argument, List<JsonNode> given, ToolPlans.IdKind kind, Map<String, IdMatch> known) {
        var unknown = given.stream()
                .map(value -> value.asString(""))
                .filter(id -> !known.containsKey(id))
                .distinct()
                .toList();
        var lines = new ArrayList<String>();
        unknown.stream().limit(MAX_NAMED).forEach(id -> lines.add(line(argument, id, kind, known)));
        if (unknown.size() > MAX_NAMED) {
            lines.add("- " + argument + ": " + (unknown.size() - MAX_NAMED) + " more are not known.");
        }
        return lines;
    }

    private static String named(IdMatch match) {
        return ArgumentProblems.named(match.id())
                + (match.names().isEmpty()
                        ? ""
                        : " (" + ArgumentProblems.quoted(match.names().get(0)) + ")");
    }

    private static String line(String argument, String given, ToolPlans.IdKind kind, Map<String, IdMatch> known) {
        var near = IdMatch.nearest(given, known.values(), kind.ignored(), MAX_NAMED).stream()
                .map(IdSuggestions::named)
                .collect(Collectors.joining(", "));
        return "- " + argument + ": " + ArgumentProblems.quoted(given) + " is not known"
                + (known.isEmpty()
                        ? ". There are none yet"
                        : near.isEmpty() ? ", and nothing is near it" : ". Nearest: " + near)
                + "; " + kind.tool() + " shows all.";
    }
}
