package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.transport.PaigoResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.MissingNode;

/**
 * Checks what must hold before a call is sent: that writes are allowed, that the caller has the rights that this call needs,
 * and that a checked argument equals what Paigo has.
 * Thread-safe.
 */
final class Preconditions {
    private final Permissions permissions;
    private final NeededRights rights;

    Preconditions(Permissions permissions, NeededRights rights) {
        this.permissions = permissions;
        this.rights = rights;
    }

    /** Returns the result that ends the call here, or empty if it may go on. */
    Optional<ToolResult> stop(ToolCall call) {
        if (!call.isRead() && !permissions.writesAllowed()) {
            return Optional.of(readOnly(call.tool()));
        }
        var lacking = rights.stop(call);
        if (lacking.isPresent()) {
            return lacking;
        }
        for (var argument : call.plan().arguments()) {
            var check = argument.check();
            if (check != null && call.arguments().has(argument.name())) {
                var stopped = check(call, argument, check);
                if (stopped.isPresent()) {
                    return stopped;
                }
            }
        }
        return Optional.empty();
    }

    private ToolResult readOnly(String tool) {
        return ToolResult.failure(
                ToolResult.Outcome.not_allowed,
                tool + " was not carried out: this server is read-only on " + permissions.environment()
                        + ". Its operator can allow writes with "
                        + (permissions.account() == null
                                ? "PAIGO_WRITES=on."
                                : "writes: on for this account, and without PAIGO_WRITES=off."),
                null);
    }

    private Optional<ToolResult> check(ToolCall call, Argument argument, Argument.Check check) {
        return call.reads().get(check.read()).fold(new CheckedArgument(call, argument, check));
    }

    /** What the answer to a check says about its argument. What cannot be checked is not taken to be right. */
    private record CheckedArgument(ToolCall call, Argument argument, Argument.Check check)
            implements PaigoResult.Cases<Optional<ToolResult>> {
        @Override
        public Optional<ToolResult> success(PaigoResult.Success success) {
            var value =
                    call.reads().thing(check.read()).map(check.value()::first).orElse(MissingNode.getInstance());
            if (value.isMissingNode() || value.isNull()) {
                return unreadable(new PaigoResult.Unreadable(success.status(), "Paigo's answer does not tell it"));
            }
            var has = argument.type().received(value);
            var given = call.arguments().path(argument.name()).asString();
            var text = call.mayRead()
                    ? "is \"" + ArgumentProblems.shown(has) + "\" at Paigo, not \"" + ArgumentProblems.shown(given)
                            + "\"; nothing is converted"
                    : "is not what Paigo has; nothing is converted";
            return has.equals(given)
                    ? Optional.empty()
                    : Optional.of(ToolResult.failure(
                            ToolResult.Outcome.bad_argument,
                            ArgumentProblems.text(call.tool(), argument.name(), text),
                            success.status()));
        }

        /** Paigo may not know an id of the call, about which the call itself will say more. */
        @Override
        public Optional<ToolResult> refused(PaigoResult.Refused refused) {
            return FailureText.isAboutIds(refused)
                    ? Optional.empty()
                    : unchecked(
                            ToolResult.Outcome.refused,
                            "Paigo refused the look-up (" + refused.status() + ")"
                                    + (call.mayRead() ? ": " + refused.message() : "."),
                            refused.status());
        }

        @Override
        public Optional<ToolResult> unreachable(PaigoResult.Unreachable unreachable) {
            return unchecked(ToolResult.Outcome.unreachable, unreachable.reason(), unreachable.status());
        }

        @Override
        public Optional<ToolResult> unreadable(PaigoResult.Unreadable unreadable) {
            return unchecked(ToolResult.Outcome.unreadable, unreadable.reason(), unreadable.status());
        }

        @Override
        public Optional<ToolResult> unknown(PaigoResult.Unknown unknown) {
            return unchecked(ToolResult.Outcome.unreadable, unknown.reason(), unknown.status());
        }

        @Override
        public Optional<ToolResult> invalid(PaigoResult.Invalid invalid) {
            return Optional.of(FailureText.invalid(call, invalid));
        }

        private Optional<ToolResult> unchecked(ToolResult.Outcome outcome, String why, @Nullable Integer status) {
            var name = argument.name();
            return Optional.of(ToolResult.failure(
                    outcome,
                    call.tool() + " was not carried out, since " + name + " could not be checked: " + why
                            + "\nTry again later, or leave " + name + " out.",
                    status));
        }
    }
}
