package dev.paigomcp.mcp;

import dev.paigomcp.transport.CallScope;
import org.jspecify.annotations.Nullable;

/**
 * What came with a message outside its body.
 *
 * @param headers null on a transport that has none
 * @param scope of the call, if the message is one
 */
public record RequestContext(@Nullable Headers headers, CallScope scope, Peer peer) {
    /**
     * The headers in which a client repeats parts of its message, each null if it was not sent.
     *
     * @param protocolVersion MCP-Protocol-Version
     * @param method Mcp-Method
     * @param name Mcp-Name
     */
    public record Headers(
            @Nullable String protocolVersion,
            @Nullable String method,
            @Nullable String name) {}

    @Nullable
    String protocolVersion() {
        return headers == null ? null : headers.protocolVersion();
    }
}
