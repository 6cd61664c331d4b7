package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.transport.PaigoResult;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Words what went wrong once the arguments were found good: what happened, and what to do next. */
final class FailureText {
    /** As much as is told of a value by which a lost write can be found, in code points. */
    private static final int MAX_WITNESS = 200;

    private FailureText() {}

    /** Returns whether Paigo may have refused a request because it does not know an id. */
    static boolean isAboutIds(PaigoResult.Refused refused) {
        return refused.status() == 400 || refused.status() == 404;
    }

    static ToolResult refused(ToolCall call, PaigoResult.Refused refused, List<String> unknownIds) {
        var text = "Paigo refused " + call.tool() + " (" + refused.status() + "): "
                + PaigoFieldNames.translated(refused.message(), call)
                + (call.isRead() ? "" : "\nNothing was applied.");
        if (!unknownIds.isEmpty()) {
            text += "\n" + String.join("\n", unknownIds);
        }
        return ToolResult.failure(ToolResult.Outcome.refused, text, refused.status());
    }

    static ToolResult notFound(ToolCall call, List<String> unknownIds, PaigoResult.Success success) {
        return ToolResult.failure(
                ToolResult.Outcome.refused,
                call.tool() + " found nothing.\n" + String.join("\n", unknownIds),
                success.status());
    }

    /** Paigo's answer does not have the thing that it should have. */
    static ToolResult withoutThing(ToolCall call, PaigoResult.Success success) {
        var place = call.plan().result().place();
        return ToolResult.failure(
                ToolResult.Outcome.unreadable,
                "Paigo answered " + success.status() + ", but with nothing"
                        + (place.isEmpty() ? "" : " at \"" + place + "\"")
                        + ", against its contract; it said: " + ArgumentProblems.shown(success.body()),
                success.status());
    }

    /** Paigo's answer does not have the list that it should have. */
    static ToolResult withoutList(ToolCall call, PaigoResult.Success success) {
        return ToolResult.failure(
                ToolResult.Outcome.unreadable,
                "Paigo's answer has no list \"" + call.plan().result().place().list()
                        + "\", which its contract promises; it said: " + ArgumentProblems.shown(success.body()),
                success.status());
    }

    static ToolResult unreachable(ToolCall call, PaigoResult.Unreachable unreachable) {
        var text =
                unreachable.reason() + (call.isRead() ? "" : "\nNothing was applied; the same call may be made again.");
        return ToolResult.failure(ToolResult.Outcome.unreachable, text, unreachable.status());
    }

    /** What was read before a write took so long that its own answer could be lost. */
    static ToolResult tooLate(ToolCall call) {
        return unreachable(
                call,
                new PaigoResult.Unreachable(
                        null,
                        call.tool() + " was not sent: the look-ups before it left too little time for its answer"));
    }

    static ToolResult unreadable(PaigoResult.Unreadable unreadable) {
        return ToolResult.failure(ToolResult.Outcome.unreadable, unreadable.reason(), unreadable.status());
    }

    /** A value of the caller's that no request can carry, so the text names the argument. */
    static ToolResult invalid(ToolCall call, PaigoResult.Invalid invalid) {
        var argument = call.plan().arguments().stream()
                .filter(a -> a.to() != null && a.to().text().endsWith("." + invalid.parameter()))
                .map(Argument::name)
                .findFirst()
                .orElse(invalid.parameter());
        var text = ArgumentProblems.text(call.tool(), argument, invalid.reason());
        return ToolResult.failure(ToolResult.Outcome.bad_argument, text, null);
    }

    /** The answer to a write was lost: the text says where to look before anything is done again. */
    static ToolResult unknown(ToolCall.Sent sent, PaigoResult.Unknown unknown) {
        var text = "Outcome unknown: " + unknown.reason() + "\n" + sent.tool() + " may have been applied or not."
                + whereToLook(sent)
                        .map(where -> " Before doing it again, look with " + where + ". It may take a while to show.")
                        .orElse("")
                + (sent.plan().repeat() == null ? "" : " Repeating the same call is safe: it cannot apply twice.");
        return ToolResult.failure(ToolResult.Outcome.unknown, text, unknown.status());
    }

    /** Returns the tool that shows a write and what to find the write by, or empty if no tool does. */
    static Optional<String> whereToLook(ToolCall.Sent sent) {
        var witness = sent.plan().witness();
        if (witness == null) {
            return Optional.empty();
        }
        var asked = new StringJoiner(", ", " (", ")").setEmptyValue("");
        var seen = new StringJoiner(", ", " for ", "").setEmptyValue("");
        for (var argument : sent.plan().arguments()) {
            if (argument.to() != null && witness.by().contains(argument.name())) {
                var name = witness.seen().get(argument.name());
                (name == null ? asked : seen)
                        .add((name == null ? argument.name() : name) + " " + found(sent, argument.to()));
            }
        }
        witness.with().forEach((name, value) -> asked.add(name + " " + value));
        if (witness.marker() != null) {
            seen.add(witness.seen().getOrDefault(witness.marker(), witness.marker()) + " "
                    + found(sent, RequestPlace.inBody(witness.marker())));
        }
        return Optional.of(witness.tool() + asked + seen);
    }

    private static String found(ToolCall.Sent sent, RequestPlace place) {
        return Ellipsis.cut(sent.value(place).toString(), MAX_WITNESS);
    }
}
