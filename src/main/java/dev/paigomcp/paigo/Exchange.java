package dev.paigomcp.paigo;

import org.jspecify.annotations.Nullable;

/** What one HTTP exchange came to, before anything is made of it. */
sealed interface Exchange {
    /**
     * An answer; of one that is not a success only the beginning of the body is kept.
     *
     * @param retryAfter the header of that name, unread, or null
     */
    record Received(int status, @Nullable String retryAfter, byte[] body) implements Exchange {}

    /** A 2xx answer whose body is larger than allowed. */
    record Oversized(int status) implements Exchange {}

    /** The call was over before anything was sent. */
    record Stopped(String why) implements Exchange {}

    /**
     * Nothing of the request can have left.
     *
     * @param refused whether the other side refused the connection, as it does while it restarts
     */
    record NotSent(String why, boolean refused) implements Exchange {}

    /**
     * The request may have left, and no complete answer came.
     *
     * @param status the status, when the answer broke off after it
     */
    record Lost(@Nullable Integer status, String why) implements Exchange {}
}
