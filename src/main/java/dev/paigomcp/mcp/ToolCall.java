package dev.paigomcp.mcp;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a tool, as the protocol brings it.
 *
 * @param capabilities what the client says it can do; empty under a revision with a handshake, which a server without
 *     sessions does not remember
 * @param inputs what the client answers to an earlier {@link ToolAnswer.Asks}, by its keys; unchecked
 * @param state what came with that question, to be brought back; nothing proves that the client left it as it was
 */
public record ToolCall(
        String tool,
        ObjectNode arguments,
        Optional<ObjectNode> capabilities,
        ObjectNode inputs,
        Optional<String> state) {}
