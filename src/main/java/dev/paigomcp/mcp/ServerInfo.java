package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server tells every client about itself.
 *
 * @param instructions for the model, of at most 2,000 characters: clients cut what is longer
 * @param account the name of the account, for people; null where every caller sees the same account
 */
public record ServerInfo(
        Environment environment,
        boolean writesAllowed,
        String version,
        String instructions,
        @Nullable String account) {
    static final String NAME = "paigo-mcp";
    private static final int MAX_INSTRUCTIONS = 2_000;

    public ServerInfo {
        if (instructions.length() > MAX_INSTRUCTIONS) {
            throw new IllegalArgumentException(
                    "instructions have " + instructions.length() + " characters, more than " + MAX_INSTRUCTIONS);
        }
    }

    /** Describes a server whose callers all see the same account. */
    public ServerInfo(Environment environment, boolean writesAllowed, String version, String instructions) {
        this(environment, writesAllowed, version, instructions, null);
    }

    /** Returns the name for people. Production is in capitals, so that nobody mistakes it for another environment. */
    public String title() {
        var name = environment == Environment.production ? "PRODUCTION" : environment.name();
        return "Paigo" + (account == null ? "" : ": " + account) + " (" + name + (writesAllowed ? "" : ", read-only")
                + ")";
    }

    /** Returns the protocol's Implementation object (MCP 2025-11-25, Implementation). */
    ObjectNode info() {
        return Json.MAPPER
                .createObjectNode()
                .put("name", NAME)
                .put("title", title())
                .put("version", version);
    }
}
