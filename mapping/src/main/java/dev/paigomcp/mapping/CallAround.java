package dev.paigomcp.mapping;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What stands around a wrong argument, for the advice about it.
 *
 * @param arguments all that the caller gave
 * @param inputSchema the schema of the tool's arguments
 * @param hints what is told of wrong words
 * @param now the server's time
 */
public record CallAround(JsonNode arguments, JsonNode inputSchema, WordHints hints, Instant now) {
    /** Returns the words that an argument allows; empty if it allows any text. */
    List<String> words(String argument) {
        return PlanJson.texts(inputSchema.path("properties").path(argument).path("enum"));
    }
}
