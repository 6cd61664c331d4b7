package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import tools.jackson.databind.node.ObjectNode;

/** What this server offers, the same in every era (MCP 2025-11-25, ServerCapabilities). */
final class Capabilities {
    /** The methods of every era, for people. */
    static final String METHODS = "tools/list, tools/call, prompts/list, prompts/get, resources/list,"
            + " resources/templates/list, resources/read and completion/complete";

    private Capabilities() {}

    static ObjectNode of() {
        var capabilities = Json.MAPPER.createObjectNode();
        capabilities.putObject("tools").put("listChanged", false);
        capabilities.putObject("prompts");
        capabilities.putObject("resources");
        capabilities.putObject("completions");
        return capabilities;
    }
}
