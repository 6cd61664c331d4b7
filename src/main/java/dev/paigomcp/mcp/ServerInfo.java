package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server says of itself to every client.
 *
 * @param instructions for the model, of 2,000 characters at most: clients cut what is longer
 * @param account whose account it is, for people; null where every caller sees the same
 */
public record ServerInfo(
        Environment environment,
        boolean writesAllowed,
        String version,
        String instructions,
        @Nullable String account) {
    static final String NAME = "paigo-mcp";
    private static final int LONGEST_INSTRUCTIONS = 2_000;

    public ServerInfo {
        if (instructions.length() > LONGEST_INSTRUCTIONS) {
            throw new IllegalArgumentException(
                    "instructions have " + instructions.length() + " characters, more than " + LONGEST_INSTRUCTIONS);
        }
    }

    /** The same for every caller. */
    public ServerInfo(Environment environment, boolean writesAllowed, String version, String instructions) {
        this(environment, writesAllowed, version, instructions, null);
    }

    /** The name for people; production is in capitals, so that nobody takes it for something else. */
    public String title() {
        var name = environment == Environment.production ? "PRODUCTION" : environment.name();
        return "Paigo" + (account == null ? "" : ": " + account) + " (" + name + (writesAllowed ? "" : ", read-only")
                + ")";
    }

    /** The protocol's Implementation object. */
    ObjectNode info() {
        return Json.MAPPER
                .createObjectNode()
                .put("name", NAME)
                .put("title", title())
                .put("version", version);
    }
}
