package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.Need;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mapping.SideRead;
import dev.paigomcp.transport.PaigoResult;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Stops a call that needs a right which its caller lacks: by the arguments that it gives, or by what Paigo has. What cannot be
 * read does not count as harmless. Thread-safe.
 */
final class NeededRights {
    private final IdSuggestions suggestions;

    NeededRights(IdSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** Returns the result that ends the call here, or empty if its caller has all rights that it needs. */
    Optional<ToolResult> stop(ToolCall call) {
        for (var need : call.plan().needs()) {
            if (!call.may(need.scope())) {
                var stopped = need.fold(byArguments -> arguments(call, byArguments), byRead -> read(call, byRead));
                if (stopped.isPresent()) {
                    return stopped;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ToolResult> arguments(ToolCall call, Need.ByArguments need) {
        var given = need.given().stream().filter(call.arguments()::has).collect(Collectors.joining(" and "));
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        lacking(call, need.scope(), "With " + given, "\nIt can be called without " + given + "."));
    }

    private Optional<ToolResult> read(ToolCall call, Need.ByRead need) {
        var read = call.plan().reads().get(need.read());
        if (read == null || !isAsked(call, read)) {
            return Optional.empty();
        }
        return call.reads().get(need.read()).fold(new Decision(call, need, read));
    }

    /** Returns whether the call has a value for every variable of the path that an argument fills. */
    private static boolean isAsked(ToolCall call, SideRead read) {
        return call.plan().arguments().stream()
                .filter(argument -> fills(argument, read) && argument.whenAbsent() == null)
                .allMatch(argument -> call.arguments().has(argument.name()));
    }

    /** Returns the names of the arguments that say which thing is read. */
    private static String asking(ToolCall call, SideRead read) {
        return call.plan().arguments().stream()
                .filter(argument -> fills(argument, read))
                .map(Argument::name)
                .collect(Collectors.joining(" and "));
    }

    private static boolean fills(Argument argument, SideRead read) {
        var variables = read.operation().variables();
        return variables.contains(argument.name())
                || (argument.to() != null && variables.contains(argument.to().name()));
    }

    private static ToolResult lacking(ToolCall call, Scope right, String when, String way) {
        return ToolResult.failure(
                ToolResult.Outcome.lacks_right,
                call.tool() + " was not carried out; nothing was changed at Paigo.\n" + when + " it "
                        + Permissions.lacks(right) + "." + way,
                null);
    }

    /** What the answer to a read says about a right that the caller lacks. */
    private final class Decision extends DecidingRead {
        private final Need.ByRead need;
        private final SideRead read;

        private Decision(ToolCall call, Need.ByRead need, SideRead read) {
            super(call);
            this.need = need;
            this.read = read;
        }

        @Override
        public Optional<ToolResult> success(PaigoResult.Success success) {
            JsonNode thing = read.place().first(success.body());
            if (!thing.isObject()) {
                return unreadable(new PaigoResult.Unreadable(success.status(), "Paigo's answer does not have it"));
            }
            return need.isNeededFor(thing) ? Optional.of(lacking(call, need.scope(), reason(), "")) : Optional.empty();
        }

        /** What the thing is like is for those who may look it up. */
        private String reason() {
            return call.mayRead() ? "Since " + need.because() + "," : "With this " + asking(call, read);
        }

        /** An id that Paigo does not know is told as usual, without the call: what it would do cannot be known. */
        @Override
        public Optional<ToolResult> refused(PaigoResult.Refused refused) {
            var status = refused.status();
            if (!FailureText.isAboutIds(refused)) {
                return undecided(ToolResult.Outcome.refused, "Paigo refused to show it (" + status + ").", status);
            }
            var told = call.mayRead()
                    ? refused
                    : new PaigoResult.Refused(status, "it does not know the " + asking(call, read) + " of the call.");
            return Optional.of(FailureText.refused(call, told, suggestions.unknown(call)));
        }

        @Override
        Optional<ToolResult> undecided(ToolResult.Outcome outcome, String why, @Nullable Integer status) {
            return Optional.of(ToolResult.failure(
                    outcome,
                    call.tool() + " was not carried out; nothing was changed at Paigo. Whether it needs the right "
                            + need.scope().text() + ", which the caller lacks, could not be found out: "
                            + call.why(why, status)
                            + "\nTry again later.",
                    status));
        }
    }
}
