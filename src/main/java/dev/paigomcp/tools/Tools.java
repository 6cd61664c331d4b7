package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tools of one account. Thread-safe. */
public interface Tools {
    /** What clients see of each tool that the caller may use, in order: an MCP Tool object (MCP 2025-11-25, Tool). */
    List<ObjectNode> list();

    /** Whether there is a tool of that name. */
    boolean has(String name);

    /** The right without which the caller may not call the tool, which must exist; empty when he has it. */
    default Optional<Scope> lacks(String name) {
        return Optional.empty();
    }

    /** Runs the tool, which must exist and be the caller's to call; never throws for bad arguments, nor for what Paigo or the network does. */
    ToolResult call(String name, ObjectNode arguments, CallScope scope);
}
