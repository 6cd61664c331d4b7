package dev.paigomcp.tools;

import dev.paigomcp.transport.PaigoResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a side read that decides whether a call goes on: the result that ends the call, or empty if it may go on. What
 * cannot be read decides nothing, and is told in one way whatever the reason.
 */
abstract class DecidingRead implements PaigoResult.Cases<Optional<ToolResult>> {
    final ToolCall call;

    DecidingRead(ToolCall call) {
        this.call = call;
    }

    /**
     * Returns the result of a call about which nothing can be decided.
     *
     * @param why what was wrong with the read
     * @param status the last HTTP status from Paigo, or null if none came
     */
    abstract Optional<ToolResult> undecided(ToolResult.Outcome outcome, String why, @Nullable Integer status);

    @Override
    public final Optional<ToolResult> unreachable(PaigoResult.Unreachable unreachable) {
        return undecided(ToolResult.Outcome.unreachable, unreachable.reason(), unreachable.status());
    }

    @Override
    public final Optional<ToolResult> unreadable(PaigoResult.Unreadable unreadable) {
        return undecided(ToolResult.Outcome.unreadable, unreadable.reason(), unreadable.status());
    }

    @Override
    public final Optional<ToolResult> unknown(PaigoResult.Unknown unknown) {
        return undecided(ToolResult.Outcome.unreadable, unknown.reason(), unknown.status());
    }

    @Override
    public final Optional<ToolResult> invalid(PaigoResult.Invalid invalid) {
        return Optional.of(FailureText.invalid(call, invalid));
    }
}
