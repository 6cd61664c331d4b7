package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.util.List;
import java.util.stream.Collectors;

/** Words for what went wrong after the arguments were found good: what happened, and what to do next. */
final class FailureText {
    private FailureText() {}

    static ToolResult refused(String tool, Plan plan, PaigoResult.Refused refusal, List<String> unknownIds) {
        var text = "Paigo refused " + tool + " (" + refusal.status() + "): " + refusal.message()
                + (plan.isRead() ? "" : "\nNothing was applied.");
        if (!unknownIds.isEmpty()) {
            text += "\n" + String.join("\n", unknownIds);
        }
        return ToolResult.failure(ToolResult.Outcome.refused, text, refusal.status());
    }

    static ToolResult notFound(String tool, List<String> unknownIds, Integer status) {
        return ToolResult.failure(
                ToolResult.Outcome.refused, tool + " found nothing.\n" + String.join("\n", unknownIds), status);
    }

    /** Paigo's answer does not hold what it should. */
    static ToolResult without(ValuePath place, PaigoResult.Success success) {
        return ToolResult.failure(
                ToolResult.Outcome.unreadable,
                "Paigo answered " + success.status() + ", but with nothing"
                        + (place.isEmpty() ? "" : " at \"" + place + "\"")
                        + ", against its contract; it said: " + SchemaErrorText.shown(success.body()),
                success.status());
    }

    static ToolResult unreachable(Plan plan, PaigoResult.Unreachable failure) {
        var text = failure.reason() + (plan.isRead() ? "" : "\nNothing was applied; the same call may be made again.");
        return ToolResult.failure(ToolResult.Outcome.unreachable, text, failure.status());
    }

    static ToolResult unreadable(PaigoResult.Unreadable failure) {
        return ToolResult.failure(ToolResult.Outcome.unreadable, failure.reason(), failure.status());
    }

    /** A value that no request can carry: the caller's own, so it is told by the argument's name. */
    static ToolResult invalid(String tool, Plan plan, PaigoResult.Invalid fault) {
        var argument = plan.arguments().stream()
                .filter(a -> a.to() != null && a.to().text().endsWith("." + fault.parameter()))
                .map(Argument::name)
                .findFirst()
                .orElse(fault.parameter());
        var text = ArgumentProblem.text(tool, List.of(new ArgumentProblem(argument, fault.reason())));
        return ToolResult.failure(ToolResult.Outcome.bad_argument, text, null);
    }

    /** A lost answer to a write: what to look at before anything is done again. */
    static ToolResult unknown(String tool, Plan plan, PaigoRequest request, PaigoResult.Unknown failure) {
        var text = new StringBuilder(
                "Outcome unknown: " + failure.reason() + "\n" + tool + " may have been applied or not.");
        if (plan.witness() != null) {
            text.append(" Before doing it again, look with ")
                    .append(whereToLook(plan, plan.witness(), request))
                    .append(". It may take a while to show.");
        }
        if (plan.repeat() != null) {
            text.append(" Repeating the same call is safe: it cannot apply twice.");
        }
        return ToolResult.failure(ToolResult.Outcome.unknown, text.toString(), failure.status());
    }

    /** The tool that shows a write, with what to find it by. */
    static String whereToLook(Plan plan, Plan.Witness witness, PaigoRequest request) {
        var text = new StringBuilder(witness.tool());
        if (!witness.with().isEmpty()) {
            text.append(witness.with().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        var keys = plan.arguments().stream()
                .filter(a -> witness.by().contains(a.name()) && a.to() != null)
                .map(a -> a.name() + " " + RequestBuilder.sent(request, a.to()))
                .collect(Collectors.joining(", "));
        text.append(keys.isEmpty() ? "" : " for " + keys);
        if (witness.marker() != null) {
            text.append("; its ")
                    .append(witness.marker())
                    .append(" is ")
                    .append(RequestBuilder.sent(request, RequestPlace.inBody(witness.marker())));
        }
        return text.toString();
    }
}
