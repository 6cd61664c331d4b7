package dev.paigomcp.mcp;

import dev.paigomcp.paigo.CallScope;
import org.jspecify.annotations.Nullable;

/**
 * What came with a message beside its body.
 *
 * @param protocolVersion the header MCP-Protocol-Version, or null when it was not sent
 * @param scope of the call, should the message be one
 */
public record RequestInfo(@Nullable String protocolVersion, CallScope scope) {}
