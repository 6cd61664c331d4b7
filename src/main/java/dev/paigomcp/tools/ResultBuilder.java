package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ShownField;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the result of a call that succeeded: what Paigo answered, what was sent, and facts of this server. Thread-safe. */
final class ResultBuilder {
    private final ServerFacts facts;
    private final ResultPager pager;

    ResultBuilder(ServerFacts facts, ResultPager pager) {
        this.facts = facts;
        this.pager = pager;
    }

    /** Returns the result that shows one thing with its computed fields, or empty if Paigo's answer does not have it. */
    Optional<ToolResult> thing(ToolCall.Sent sent, ComputedFields computed, PaigoResult.Success success) {
        var plan = sent.plan();
        var thing = plan.result().place().first(success.body());
        if (plan.isRead() && (thing.isMissingNode() || thing.isNull())) {
            return Optional.empty();
        }
        var gaps = new GapCounts();
        gaps.add(computed.addTo(thing));
        var shown = show(sent, thing, revealed(sent.call()));
        var missing = plan.isRead() ? List.<String>of() : missing(plan.result().show(), shown);
        echo(sent, shown);
        beside(sent, thing, shown);
        facts.add(plan, shown);
        ResultPager.noteUndocumented(plan, List.of(shown), shown);
        gaps.addTo(shown);
        var notes = new ResultNotes(plan.result());
        notes.look(new ValuePath.Found(thing, MissingNode.getInstance()));
        notes.addTo(shown);
        if (!missing.isEmpty()) {
            shown.withArrayProperty("notes")
                    .add("Paigo answered " + success.status() + ", but without " + String.join(", ", missing)
                            + FailureText.whereToLook(sent)
                                    .map(where -> "; look with " + where)
                                    .orElse("")
                            + ".");
        }
        if (!plan.isRead()) {
            WriteNotes.addTo(shown, sent.call(), "");
        }
        note(sent.call(), shown);
        return Optional.of(pager.thing(sent.call(), shown, success.status()));
    }

    /**
     * Returns the result that shows a thing which a repeated call found to be there already.
     *
     * @param differences what is not as the call asked for
     */
    ToolResult existing(ToolCall.Sent sent, JsonNode thing, List<String> differences, Integer status) {
        var revealed = revealed(sent.call());
        var shown = show(sent, thing, revealed);
        shown.put("message", "It existed already; nothing was changed.");
        shown.put("alreadyExisted", true);
        echo(sent, shown);
        beside(sent, thing, shown);
        facts.add(sent.plan(), shown);
        if (!differences.isEmpty()) {
            differences.forEach(shown.withArrayProperty("notes")::add);
        }
        for (var field : sent.plan().result().show()) {
            if (field.reveal() != null && revealed.contains(field.reveal()) && !shown.has(field.as())) {
                shown.withArrayProperty("notes")
                        .add(field.as() + " is not shown: Paigo tells it when it is made alone.");
            }
        }
        WriteNotes.addTo(shown, sent.call(), "When it was made: ");
        return pager.thing(sent.call(), shown, status);
    }

    /** Returns the result that shows a page of a list. */
    ToolResult list(ToolCall call, ListQuery query, ListSelection selection, PaigoResult.Success success) {
        return pager.list(call, query, selection, facts.time(), success.status());
    }

    private static ObjectNode show(ToolCall.Sent sent, JsonNode thing, Set<String> revealed) {
        return Projection.show(sent.plan().result().show(), thing, Json.MAPPER.createObjectNode(), revealed);
    }

    /** Returns the groups of fields that the caller asked for. */
    private static Set<String> revealed(ToolCall call) {
        var revealed = new HashSet<String>();
        for (var argument : call.plan().arguments()) {
            if (argument.reveal() != null
                    && call.arguments().path(argument.name()).asBoolean(false)) {
                revealed.add(argument.reveal());
            }
        }
        return revealed;
    }

    /** Returns the names of fields that an answer to a write should have and this one has not; links do not count. */
    private static List<String> missing(List<ShownField> fields, ObjectNode shown) {
        var missing = new ArrayList<String>();
        for (var field : fields) {
            if (field.reveal() == null && !field.undocumented() && !shown.has(field.as())) {
                missing.add(field.as());
            }
        }
        return missing;
    }

    private static void beside(ToolCall.Sent sent, JsonNode thing, ObjectNode shown) {
        sent.call().reads().fillFrom(thing);
        BesideValues.addTo(shown, sent.call(), thing);
        BesideValues.note(shown, sent.call());
    }

    /** Adds what the steps of the call had to say. */
    private static void note(ToolCall call, ObjectNode shown) {
        if (!call.notes().isEmpty()) {
            call.notes().forEach(shown.withArrayProperty("notes")::add);
        }
    }

    private static void echo(ToolCall.Sent sent, ObjectNode shown) {
        sent.plan().result().echo().forEach((as, place) -> {
            var value = sent.value(place);
            if (!value.isMissingNode()) {
                shown.put(as, Projection.asText(value));
            }
        });
    }
}
