package dev.paigomcp.resources;

import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The answer to a question to the library, or why there is none. */
public sealed interface LibraryResult {
    /** Why there is no answer. */
    enum Reason {
        /** No such thing exists, or Paigo does not give it out; the message says what exists. */
        NOT_FOUND,
        /** Another parameter of the caller is wrong. */
        INVALID,
        /** The thing may exist, but cannot be shown now. */
        FAILED
    }

    /** Returns what the function for this kind of result returns. */
    <T> T fold(Function<Found, T> found, Function<Failure, T> failure);

    /**
     * The answer.
     *
     * @param lasting whether it stays the same as long as the server runs
     */
    record Found(ObjectNode value, boolean lasting) implements LibraryResult {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Failure, T> failure) {
            return found.apply(this);
        }
    }

    /** There is no answer; the message is for the caller. */
    record Failure(Reason reason, String message) implements LibraryResult {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Failure, T> failure) {
            return failure.apply(this);
        }
    }

    static LibraryResult notFound(String message) {
        return new Failure(Reason.NOT_FOUND, message);
    }

    static LibraryResult invalid(String message) {
        return new Failure(Reason.INVALID, message);
    }

    static LibraryResult failed(String message) {
        return new Failure(Reason.FAILED, message);
    }
}
