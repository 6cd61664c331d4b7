package dev.paigomcp.mcp;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an era adds to a result.
 *
 * @param complete to one that answers a single question
 * @param lasting to one that stays the same as long as the server runs
 * @param live to one that may be read again, and may then be another
 */
record ResultEnvelope(
        UnaryOperator<ObjectNode> complete, UnaryOperator<ObjectNode> lasting, UnaryOperator<ObjectNode> live) {
    static final ResultEnvelope PLAIN = new ResultEnvelope(result -> result, result -> result, result -> result);
}
