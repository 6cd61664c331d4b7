package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a repeat of a call that was applied before from a refusal: the thing is there, and it is the same thing. */
final class ExistingCheck {
    private final Paigo paigo;
    private final ResultBuilder results;

    ExistingCheck(Paigo paigo, ResultBuilder results) {
        this.paigo = paigo;
        this.results = results;
    }

    Optional<ToolResult> existing(
            String name,
            Plan plan,
            ObjectNode arguments,
            PaigoRequest request,
            PaigoResult.Refused refusal,
            CallScope scope) {
        var repeat = plan.repeat();
        if (repeat == null || !(request.body() instanceof ObjectNode body)) {
            return Optional.empty();
        }
        var answer = paigo.send(Preconditions.read(repeat.read(), body), scope);
        if (!(answer instanceof PaigoResult.Success success)) {
            return Optional.empty();
        }
        var thing = repeat.item().first(success.body());
        if (thing.isMissingNode()) {
            return Optional.empty();
        }
        var other = repeat.same().stream()
                .filter(field -> !same(body.path(field), thing.path(field)))
                .toList();
        if (!other.isEmpty()) {
            return Optional.of(ToolResult.failure(
                    ToolResult.Outcome.refused,
                    "Paigo refused it (" + refusal.status() + "): " + refusal.message()
                            + "\nThe id is taken by another one: its "
                            + String.join(
                                    " and its ",
                                    other.stream()
                                            .map(n -> n + " is " + thing.path(n))
                                            .toList())
                            + ". Nothing was applied; choose another id.",
                    refusal.status()));
        }
        var shown = Projection.show(plan.result().show(), thing, Json.MAPPER.createObjectNode(), Set.of());
        shown.put("message", "It existed already; nothing was changed.");
        return Optional.of(
                results.existing(name, plan, request, shown, differences(repeat, body, thing), success.status()));
    }

    private static List<String> differences(Plan.Repeat repeat, ObjectNode body, JsonNode thing) {
        var differences = new ArrayList<String>();
        repeat.compare().forEach((name, place) -> {
            var there = place.all(thing).stream().map(ValuePath.Found::item).toList();
            if (body.has(name) && there.stream().noneMatch(value -> same(body.path(name), value))) {
                differences.add(name + " was given as " + body.path(name) + ", but is "
                        + (there.isEmpty() ? "not set" : there.get(0)) + "; it was left as it is.");
            }
        });
        return differences;
    }

    private static boolean same(JsonNode left, JsonNode right) {
        return normal(left).equals(normal(right));
    }

    private static String normal(JsonNode value) {
        return value.asString("").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
