package dev.paigomcp.mcp;

import dev.paigomcp.paigo.CallScope;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The tools that an endpoint serves, whatever is behind them. Thread-safe. */
public interface ServedTools {
    /** What clients see of each tool, in order: an MCP Tool object (MCP 2025-11-25, Tool). */
    List<ObjectNode> list();

    /** Whether there is a tool of that name. */
    boolean has(String name);

    /** Runs the tool, which must exist. */
    ToolAnswer call(ToolCall call, CallScope scope);
}
