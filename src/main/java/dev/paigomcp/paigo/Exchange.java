package dev.paigomcp.paigo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one HTTP exchange came to, before anything is made of it. It is taken apart by {@link #fold}, so that a new kind of
 * outcome is a compile error wherever one is handled.
 */
sealed interface Exchange {
    /** Calls the method of this kind of outcome, and returns what it returns. */
    <T> T fold(Cases<T> cases);

    /** Returns whether sending a read again may help. */
    boolean isTransient();

    /** Returns whether the other side refused the connection, as it does while it restarts: nothing has left. */
    default boolean isRefusedConnection() {
        return false;
    }

    /** Returns whether Paigo did not accept the token (RFC 9110, section 15.5.2): nothing was carried out. */
    default boolean isUnauthorized() {
        return false;
    }

    /** Returns the wait that Paigo asks for, never negative, or empty if it asks for none. */
    default Optional<Duration> retryAfter(Instant now) {
        return Optional.empty();
    }

    /** Returns what happened, as the beginning of a sentence. */
    default String summary() {
        return "Paigo did not answer";
    }

    /** One method for each kind of outcome. */
    interface Cases<T> {
        T received(Received received);

        T answered(Answered answered);

        T unusable(Unusable unusable);

        T stopped(Stopped stopped);

        T notSent(NotSent notSent);

        T lost(Lost lost);
    }

    /**
     * An answer other than 2xx.
     *
     * @param retryAfterHeader the value of the header Retry-After, or null
     * @param body the beginning of its body
     */
    record Received(int status, @Nullable String retryAfterHeader, byte[] body) implements Exchange {
        private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.received(this);
        }

        @Override
        public boolean isTransient() {
            return status == 429 || status == 502 || status == 503 || status == 504;
        }

        @Override
        public boolean isUnauthorized() {
            return status == 401;
        }

        /** Reads the header (RFC 9110, section 10.2.3): seconds, or a date; anything else counts as absent. */
        @Override
        public Optional<Duration> retryAfter(Instant now) {
            if (retryAfterHeader == null) {
                return Optional.empty();
            }
            var value = retryAfterHeader.strip();
            if (SECONDS.matcher(value).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            return Optional.ofNullable(DateUtils.parseStandardDate(value))
                    .map(date -> Duration.between(now, date))
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
        }

        @Override
        public String summary() {
            return "Paigo answered " + status;
        }
    }

    /**
     * A 2xx answer that was read.
     *
     * @param body what is kept of it; a missing node if it holds no value
     * @param isEmpty whether its body has no bytes
     */
    record Answered(int status, JsonNode body, boolean isEmpty) implements Exchange {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.answered(this);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** A 2xx answer of which nothing can be used. */
    record Unusable(int status, Cause cause) implements Exchange {
        /** Why an answer cannot be used. */
        enum Cause {
            /** It is longer than allowed. */
            TOO_LONG,
            /** More would be kept of it than there is ever room for. */
            TOO_LARGE,
            /** It would fit if this server were not at work on other large ones. */
            NO_ROOM,
            /** It is not JSON, or is nested too deeply. */
            NOT_JSON
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unusable(this);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** The call was over before anything was sent. */
    record Stopped(String why) implements Exchange {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.stopped(this);
        }

        @Override
        public boolean isTransient() {
            return false;
        }
    }

    /** Nothing of the request can have left. */
    record NotSent(String why, boolean isRefusedConnection) implements Exchange {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.notSent(this);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }

    /**
     * The request may have left, and no complete answer came.
     *
     * @param status the status, if the answer broke off after it
     */
    record Lost(@Nullable Integer status, String why) implements Exchange {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.lost(this);
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }
}
