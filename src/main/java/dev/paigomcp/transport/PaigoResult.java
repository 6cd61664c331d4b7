package dev.paigomcp.transport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What became of a request to Paigo. Texts are for the model: no class name, no secret, no stack trace. */
public sealed interface PaigoResult {
    /** Paigo's HTTP status, or null when no answer came. */
    @Nullable
    Integer status();

    /** A 2xx answer; the body is a missing node when there was none. */
    record Success(Integer status, JsonNode body) implements PaigoResult {
        public static Success empty(int status) {
            return new Success(status, MissingNode.getInstance());
        }
    }

    /**
     * Paigo said no (4xx): nothing was applied.
     *
     * @param message Paigo's own words; several are joined by "; "
     */
    record Refused(Integer status, String message) implements PaigoResult {}

    /** No usable answer, and nothing was applied: no connection, no token, or a read that failed to the end. */
    record Unreachable(@Nullable Integer status, String reason) implements PaigoResult {}

    /** A write left and its answer was lost, was a 5xx or cannot be read: it may have been applied or not. */
    record Unknown(@Nullable Integer status, String reason) implements PaigoResult {}

    /** A read was answered, but not usably: too large, not JSON; {@code reason} says what to do instead. */
    record Unreadable(Integer status, String reason) implements PaigoResult {}

    /**
     * The request was never sent: a value cannot be carried by a URL or by JSON; the caller can correct it.
     *
     * @param parameter the contract's name of the path or query parameter, or {@code body}
     * @param reason the rule that the value breaks
     */
    record Invalid(String parameter, String reason) implements PaigoResult {
        @Override
        public @Nullable Integer status() {
            return null;
        }
    }
}
