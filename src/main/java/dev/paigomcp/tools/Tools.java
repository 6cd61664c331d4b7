package dev.paigomcp.tools;

import dev.paigomcp.paigo.CallScope;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The tools of one account. Thread-safe. */
public interface Tools {
    /** What clients see of each tool, in order: an MCP Tool object (MCP 2025-11-25, Tool). */
    List<ObjectNode> list();

    /** Whether there is a tool of that name. */
    boolean has(String name);

    /** Runs the tool, which must exist; never throws for bad arguments, nor for what Paigo or the network does. */
    ToolResult call(String name, ObjectNode arguments, CallScope scope);
}
