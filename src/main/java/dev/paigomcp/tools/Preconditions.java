package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What must hold before a call is sent: that writes are allowed, and that a checked argument is what Paigo has. */
final class Preconditions {
    private final Paigo paigo;
    private final Permissions rights;

    Preconditions(Paigo paigo, Permissions rights) {
        this.paigo = paigo;
        this.rights = rights;
    }

    /** The result that ends the call here, if anything does. */
    Optional<ToolResult> stop(String tool, Plan plan, ObjectNode arguments, CallScope scope) {
        if (!plan.isRead() && !rights.writesAllowed()) {
            return Optional.of(ToolResult.failure(
                    ToolResult.Outcome.not_allowed,
                    tool + " was not carried out: this server is read-only on " + rights.environment()
                            + ". Its operator can allow writes with "
                            + (rights.account() == null
                                    ? "PAIGO_WRITES=on."
                                    : "writes: on for this account, and without PAIGO_WRITES=off."),
                    null));
        }
        for (var argument : plan.arguments()) {
            if (argument.check() != null && arguments.has(argument.name())) {
                var stopped = check(tool, argument, argument.check(), arguments, scope);
                if (stopped.isPresent()) {
                    return stopped;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ToolResult> check(
            String tool, Argument checked, Argument.Check check, ObjectNode arguments, CallScope scope) {
        var argument = checked.name();
        var answer = paigo.send(read(check.read(), arguments), scope);
        if (answer instanceof PaigoResult.Refused refused && (refused.status() == 400 || refused.status() == 404)) {
            return Optional.empty(); // an id that is not known: the call itself will tell
        }
        if (!(answer instanceof PaigoResult.Success success)) {
            return Optional.of(unchecked(tool, argument, answer));
        }
        var value = check.value().first(success.body());
        if (value.isMissingNode() || value.isNull()) {
            return Optional.of(unchecked(
                    tool, argument, new PaigoResult.Unreadable(success.status(), "Paigo's answer does not tell it")));
        }
        var has = checked.type().received(value);
        var given = arguments.path(argument).asString();
        return has.equals(given)
                ? Optional.empty()
                : Optional.of(ToolResult.failure(
                        ToolResult.Outcome.bad_argument,
                        ArgumentProblem.text(
                                tool,
                                List.of(new ArgumentProblem(
                                        argument,
                                        "is \"" + has + "\" at Paigo, not \"" + given + "\"; nothing is converted"))),
                        success.status()));
    }

    /** What cannot be checked is not taken for right. */
    private static ToolResult unchecked(String tool, String argument, PaigoResult answer) {
        var outcome = ToolResult.Outcome.unreadable;
        var why = "Paigo's answer cannot be used";
        if (answer instanceof PaigoResult.Unreachable unreachable) {
            outcome = ToolResult.Outcome.unreachable;
            why = unreachable.reason();
        } else if (answer instanceof PaigoResult.Refused refused) {
            outcome = ToolResult.Outcome.refused;
            why = "Paigo refused the look-up (" + refused.status() + "): " + refused.message();
        } else if (answer instanceof PaigoResult.Unreadable unreadable) {
            why = unreadable.reason();
        }
        return ToolResult.failure(
                outcome,
                tool + " was not carried out, since " + argument + " could not be checked: " + why
                        + "\nTry again later, or leave " + argument + " out.",
                answer.status());
    }

    /** The read with its path filled from arguments of the same name. */
    static PaigoRequest read(OperationKey operation, ObjectNode values) {
        Map<String, String> path = new HashMap<>();
        for (var variable : operation.variables()) {
            path.put(variable, values.path(variable).asString(""));
        }
        return new PaigoRequest(operation.toString(), path, Map.of(), null);
    }
}
