package dev.paigomcp.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Limits how often something may be done under each of many keys, such as addresses or names. Thread-safe. */
public interface RateLimiter {
    /** Refuses nothing. */
    RateLimiter UNLIMITED = new RateLimiter() {
        @Override
        public Optional<Duration> take(String key) {
            return Optional.empty();
        }

        @Override
        public long refused() {
            return 0;
        }
    };

    /**
     * Returns a limiter of so many calls a minute for each key; 0 means no limit.
     *
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    static RateLimiter perMinute(int calls, LongSupplier nanos) {
        return calls == 0 ? UNLIMITED : new RateBuckets(calls, nanos);
    }

    /** Takes a token of the key and returns empty; if there is none, returns the time until there is one. */
    Optional<Duration> take(String key);

    /** Returns how many calls were refused since the start. */
    long refused();
}
