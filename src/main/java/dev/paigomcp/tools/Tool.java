package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.transport.CallScope;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as the protocol and the command line see it: what clients are told about it, who may call it, and the call.
 *
 * <p>A tool does not ask who calls it. It names the scope that its caller needs, and the endpoint of the protocol
 * compares that with what was granted, in one place. So the same tool serves every caller of an account.
 *
 * <p>A call always returns: wrong arguments, a refusal by Paigo and a broken network are results with a text that says
 * what happened and what to do next, since a model reads them and can act on them. An exception is a fault of this server.
 *
 * <p>Tools are immutable and thread-safe. Many calls of one tool run at the same time; what belongs to one call, such as its
 * deadline and its correlation id, is in its {@link CallScope}.
 */
public interface Tool {
    /** Returns what clients see of the tool (MCP 2025-11-25, Tool). */
    ObjectNode definition();

    /** Returns the scope without which a caller may neither see nor call the tool. */
    Scope requiredScope();

    /** Calls the tool and waits for its result. */
    ToolResult call(ObjectNode arguments, CallScope scope);

    /** Returns the name by which clients call the tool. */
    default String name() {
        return definition().path("name").asString();
    }
}
