package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a tool call.
 *
 * @param structured the result for programs, or null for a failure
 * @param text the result for the model: the structured result as JSON, or what went wrong and what to do next
 * @param outcome one word for the log
 * @param paigoStatus the last HTTP status from Paigo, or null if none came
 */
public record ToolResult(
        @Nullable ObjectNode structured,
        String text,
        Outcome outcome,
        @Nullable Integer paigoStatus) {
    /** The longest text of a failure, in code points. Each of its parts has a bound of its own; this one is for all. */
    private static final int MAX_FAILURE = 32_000;

    /** What came of the call. The log writes the names as they are. */
    public enum Outcome {
        /** Done. */
        ok,
        /** An argument is wrong; nothing was sent. */
        bad_argument,
        /** This server does not allow it; nothing was sent. */
        not_allowed,
        /** The caller lacks a right that this call needs; nothing was sent. */
        lacks_right,
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

    static ToolResult ok(ObjectNode structured, Integer paigoStatus) {
        return new ToolResult(structured, structured.toString(), Outcome.ok, paigoStatus);
    }

    public static ToolResult failure(Outcome outcome, String text, @Nullable Integer paigoStatus) {
        return new ToolResult(null, Ellipsis.cut(text, MAX_FAILURE), outcome, paigoStatus);
    }

    /** Returns whether the model is told that the call failed (MCP 2025-11-25, CallToolResult.isError). */
    public boolean isError() {
        return outcome != Outcome.ok;
    }
}
