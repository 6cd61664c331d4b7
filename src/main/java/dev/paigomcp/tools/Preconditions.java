package dev.paigomcp.tools;

import dev.paigomcp.mapping.EqualCheck;
import dev.paigomcp.mapping.ReadCheck;
import dev.paigomcp.mapping.Units;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Checks what must hold before a call is sent: that writes are allowed, that the caller has the rights that this call needs,
 * and what the plan holds against Paigo. Thread-safe.
 */
final class Preconditions {
    private final Permissions permissions;
    private final NeededRights rights;
    private final Units units;

    Preconditions(Permissions permissions, NeededRights rights, Units units) {
        this.units = units;
        this.permissions = permissions;
        this.rights = rights;
    }

    /** Returns the result that ends the call here, or empty if it may go on. */
    Optional<ToolResult> stop(ToolCall.Sent sent) {
        var call = sent.call();
        if (!call.isRead() && !permissions.writesAllowed()) {
            return Optional.of(readOnly(call.tool()));
        }
        var lacking = rights.stop(call);
        if (lacking.isPresent()) {
            return lacking;
        }
        if (!permissions.checks()) {
            noteUnchecked(call);
            return Optional.empty();
        }
        var checks = new ReadChecks(sent, units);
        for (var check : call.plan().checks()) {
            if (check instanceof ReadCheck read) {
                var stopped = checks.run(read);
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

    /** Adds a note of what the caller gave to be checked, and was not. */
    private static void noteUnchecked(ToolCall call) {
        var names = new ArrayList<String>();
        for (var check : call.plan().checks()) {
            if (check instanceof EqualCheck equal && call.arguments().has(equal.argument())) {
                names.add(equal.argument());
            }
        }
        if (!names.isEmpty()) {
            call.notes().add("Not checked, since PAIGO_CHECKS is off: " + String.join(", ", names));
        }
    }
}
