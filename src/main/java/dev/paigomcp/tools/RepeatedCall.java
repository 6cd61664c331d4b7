package dev.paigomcp.tools;

import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the repeat of a call that was applied before from a refusal: the thing exists, and it is the same. Thread-safe. */
final class RepeatedCall {
    private final Paigo paigo;
    private final ResultBuilder results;

    RepeatedCall(Paigo paigo, ResultBuilder results) {
        this.paigo = paigo;
        this.results = results;
    }

    /** Returns the result of a refused call whose thing exists, or empty if the plan knows no repeat or nothing exists. */
    Optional<ToolResult> find(ToolCall.Sent sent, PaigoResult.Refused refused) {
        var repeat = sent.plan().repeat();
        if (repeat == null || !(sent.request().body() instanceof ObjectNode body)) {
            return Optional.empty();
        }
        return paigo.send(
                        RequestBuilder.read(
                                repeat.read(),
                                body,
                                NeededFields.reader(repeat, sent.plan().result())),
                        sent.call().scope())
                .success()
                .flatMap(success -> compare(sent, repeat, body, refused, success));
    }

    private Optional<ToolResult> compare(
            ToolCall.Sent sent,
            ToolPlan.Repeat repeat,
            ObjectNode body,
            PaigoResult.Refused refused,
            PaigoResult.Success success) {
        var thing = repeat.item().first(success.body());
        if (thing.isMissingNode()) {
            return Optional.empty();
        }
        var different = repeat.same().stream()
                .filter(field -> !isSame(body.path(field), thing.path(field)))
                .map(field -> PaigoFieldNames.argument(field, sent.plan()) + " is "
                        + ArgumentProblems.shown(thing.path(field)))
                .toList();
        if (!different.isEmpty()) {
            return Optional.of(takenId(sent, refused, different, LikeThings.meant(sent, thing)));
        }
        var differences = differences(sent, repeat, body, thing);
        var conflicts = repeat.conflicts().keySet().stream()
                .filter(differences::containsKey)
                .toList();
        return Optional.of(
                conflicts.isEmpty()
                        ? results.existing(sent, thing, notes(sent, differences), success.status())
                        : conflict(sent, repeat, conflicts, differences, success.status()));
    }

    /** The thing is there, but not as the call wants it, and nothing here can change that. */
    private static ToolResult conflict(
            ToolCall.Sent sent,
            ToolPlan.Repeat repeat,
            List<String> conflicts,
            Map<String, String> differences,
            Integer status) {
        var lines = new ArrayList<String>();
        conflicts.forEach(name ->
                lines.add("- " + (sent.call().mayRead() ? differences.get(name) : name + " is not as it was given")
                        + ". "
                        + (isUnknown(sent, name)
                                ? "Paigo does not know the one that was given; nothing was changed."
                                : repeat.conflicts().get(name))));
        return ToolResult.failure(
                ToolResult.Outcome.refused,
                sent.tool() + " was not carried out: it existed already" + which(sent, repeat)
                        + ", and nothing was changed.\n"
                        + String.join("\n", lines),
                status);
    }

    /** Returns in words which thing it is: by what the call gave, which the thing has too. */
    private static String which(ToolCall.Sent sent, ToolPlan.Repeat repeat) {
        var which = new StringJoiner(", ", " (", ")");
        Stream.concat(repeat.read().variables().stream(), repeat.same().stream())
                .distinct()
                .forEach(name -> which.add(
                        PaigoFieldNames.argument(name, sent.plan()) + " " + ArgumentProblems.shown(sent.named(name))));
        return which.toString();
    }

    /** Returns whether Paigo was asked for the thing that a value names, and does not know it. */
    private static boolean isUnknown(ToolCall.Sent sent, String name) {
        return sent.plan().reads().entrySet().stream()
                .filter(read -> read.getValue().operation().variables().contains(name))
                .flatMap(read -> sent.call().reads().asked(read.getKey()).stream())
                .anyMatch(result -> result instanceof PaigoResult.Refused refused && refused.status() == 404);
    }

    private static ToolResult takenId(
            ToolCall.Sent sent, PaigoResult.Refused refused, List<String> different, Optional<String> meant) {
        return ToolResult.failure(
                ToolResult.Outcome.refused,
                "Paigo refused it (" + refused.status() + "): "
                        + PaigoFieldNames.translated(refused.message(), sent.call())
                        + (meant.isPresent()
                                ? "\nThe id is taken by one that is alike"
                                : "\nThe id is taken by another one")
                        + (sent.call().mayRead() ? ": its " + String.join(" and its ", different) : "")
                        + ". Nothing was applied; "
                        + meant.map(what -> "if it is meant, " + what + ".").orElse("choose another id."),
                refused.status());
    }

    private static List<String> notes(ToolCall.Sent sent, Map<String, String> differences) {
        return differences.isEmpty() || sent.call().mayRead()
                ? differences.values().stream()
                        .map(text -> text + "; it was left as it is.")
                        .toList()
                : List.of("Not all of it is as it was given; it was left as it is.");
    }

    /** Returns in words how each field differs that does. */
    private static Map<String, String> differences(
            ToolCall.Sent sent, ToolPlan.Repeat repeat, ObjectNode body, JsonNode thing) {
        var differences = new LinkedHashMap<String, String>();
        repeat.compare().forEach((name, place) -> {
            var there = place.all(thing).stream().map(ValuePath.Found::item).toList();
            if (body.has(name) && there.stream().noneMatch(value -> isSame(body.path(name), value))) {
                differences.put(
                        name,
                        PaigoFieldNames.argument(name, sent.plan()) + " was given as "
                                + ArgumentProblems.shown(body.path(name)) + ", but is "
                                + (there.isEmpty() ? "not set" : ArgumentProblems.shown(there.get(0))));
            }
        });
        return differences;
    }

    /** Letter case and spacing do not matter. */
    private static boolean isSame(JsonNode left, JsonNode right) {
        return RequestBuilder.withoutForm(left.asString("")).equals(RequestBuilder.withoutForm(right.asString("")));
    }
}
