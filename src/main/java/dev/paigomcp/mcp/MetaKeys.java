package dev.paigomcp.mcp;

import tools.jackson.databind.JsonNode;

/** The keys of {@code _meta} that the protocol reserves. */
final class MetaKeys {
    static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

    private MetaKeys() {}

    static JsonNode of(Message message) {
        return message.params().path("_meta");
    }
}
