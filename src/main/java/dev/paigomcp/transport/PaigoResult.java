package dev.paigomcp.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came of a request to Paigo. Texts are written for the model: no class name, no secret, no stack trace. It is taken
 * apart by {@link #fold}, so that a new kind of result is a compile error wherever one is handled.
 */
public sealed interface PaigoResult {
    /** Returns Paigo's HTTP status, or null if no answer came. */
    @Nullable
    Integer status();

    /** Calls the method of this kind of result, and returns what it returns. */
    <T> T fold(Cases<T> cases);

    /** Returns the result if it is a success. */
    default Optional<Success> success() {
        return Optional.empty();
    }

    /** One method for each kind of result. */
    interface Cases<T> {
        T success(Success success);

        T refused(Refused refused);

        T unreachable(Unreachable unreachable);

        T unknown(Unknown unknown);

        T unreadable(Unreadable unreadable);

        T invalid(Invalid invalid);
    }

    /** A 2xx answer; the body is a missing node if there was none. */
    record Success(Integer status, JsonNode body) implements PaigoResult {
        public static Success empty(int status) {
            return new Success(status, MissingNode.getInstance());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.success(this);
        }

        @Override
        public Optional<Success> success() {
            return Optional.of(this);
        }
    }

    /**
     * Paigo said no (4xx): nothing was applied.
     *
     * @param message Paigo's own words; several messages are joined by "; "
     */
    record Refused(Integer status, String message) implements PaigoResult {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** No usable answer, and nothing was applied: no connection, no token, or a read that failed every time. */
    record Unreachable(@Nullable Integer status, String reason) implements PaigoResult {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }

    /** A write left, and its answer was lost, was a 5xx or cannot be read: it may have been applied or not. */
    record Unknown(@Nullable Integer status, String reason) implements PaigoResult {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unknown(this);
        }
    }

    /** A read was answered, but not usably: too large, not JSON; {@code reason} says what to do instead. */
    record Unreadable(Integer status, String reason) implements PaigoResult {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unreadable(this);
        }
    }

    /**
     * The request was never sent: a URL or JSON cannot carry one of its values. The caller can correct it.
     *
     * @param parameter the contract's name of the path or query parameter, or {@code body}
     * @param reason the rule that the value breaks
     */
    record Invalid(String parameter, String reason) implements PaigoResult {
        @Override
        public @Nullable Integer status() {
            return null;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.invalid(this);
        }
    }
}
