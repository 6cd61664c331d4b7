package dev.paigomcp.mcp;

import dev.paigomcp.tools.ToolResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a call of a tool came to, as far as the protocol tells it apart. */
public sealed interface ToolAnswer {
    /**
     * It ran; what a model can correct is told here too (MCP 2025-11-25, CallToolResult).
     *
     * @param outcome one word for the log
     * @param paigoStatus the last HTTP status from Paigo, or null when none came
     */
    record Result(
            ObjectNode value,
            ToolResult.Outcome outcome,
            @Nullable Integer paigoStatus) implements ToolAnswer {}

    /**
     * It cannot go on before the client has answered (MCP 2026-07-28, InputRequiredResult).
     *
     * @param requests by a key of this server's choice
     * @param state to be brought back with the answers
     */
    record Asks(ObjectNode requests, Optional<String> state) implements ToolAnswer {}

    /** The client did not declare a capability without which it cannot run: the missing ones, as the client would. */
    record Lacks(ObjectNode capabilities) implements ToolAnswer {}

    /** What came beside the arguments is wrong: a developer must correct it. */
    record Wrong(String message) implements ToolAnswer {}
}
