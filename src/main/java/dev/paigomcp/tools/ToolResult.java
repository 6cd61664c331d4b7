package dev.paigomcp.tools;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool call came to.
 *
 * @param structured the result for programs, or null for a failure
 * @param text the same for the model: the structured result as JSON, or what went wrong and what to do next
 * @param outcome one word for the log
 * @param paigoStatus the last HTTP status from Paigo, or null when none came
 */
public record ToolResult(
        @Nullable ObjectNode structured,
        String text,
        Outcome outcome,
        @Nullable Integer paigoStatus) {
    /** What became of the call. */
    public enum Outcome {
        /** Done. */
        ok,
        /** An argument is wrong; nothing was sent. */
        bad_argument,
        /** This server does not allow it; nothing was sent. */
        not_allowed,
        /** Paigo refused it. */
        refused,
        /** Paigo cannot be reached; nothing was applied. */
        unreachable,
        /** A write whose answer was lost. */
        unknown,
        /** Paigo's answer cannot be used. */
        unreadable,
        /** A fault of this server. */
        failed
    }

    /** Whether the model is told that it failed (MCP 2025-11-25, CallToolResult.isError). */
    public boolean isError() {
        return outcome != Outcome.ok;
    }

    public static ToolResult failure(Outcome outcome, String text, @Nullable Integer paigoStatus) {
        return new ToolResult(null, text, outcome, paigoStatus);
    }
}
