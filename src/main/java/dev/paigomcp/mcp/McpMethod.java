package dev.paigomcp.mcp;

/** Answers one method of the protocol. Thread-safe. */
@FunctionalInterface
public interface McpMethod {
    /** Returns the response to the request, which is one of this method. */
    RpcResponse answer(McpRequest request);
}
