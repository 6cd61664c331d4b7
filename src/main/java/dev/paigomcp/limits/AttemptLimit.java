package dev.paigomcp.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits the attempts under each key, such as an address, in a window that begins with the first of them. Only the most
 * recent keys are remembered, so that a flood of strangers costs little memory. Thread-safe.
 */
public final class AttemptLimit {
    private static final long MAX_KEYS = 10_000;

    private final int maxAttempts;
    private final Duration length;
    private final Clock clock;
    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).executor(Runnable::run).build();

    /**
     * A window of time.
     *
     * @param attempts so far; one more than the maximum means that the latest was refused
     */
    private record Window(int attempts, Instant begin, Instant end) {
        /** A clock that was set back begins a window anew: nobody waits for the time that it was ahead. */
        boolean has(Instant time) {
            return !time.isBefore(begin) && time.isBefore(end);
        }
    }

    /** @param length of a window */
    public AttemptLimit(int maxAttempts, Duration length, Clock clock) {
        this.maxAttempts = maxAttempts;
        this.length = length;
        this.clock = clock;
    }

    /** Counts an attempt and returns empty; if none is left, returns the time until the window ends. */
    public Optional<Duration> take(String key) {
        var now = clock.instant();
        var window = windows.asMap().compute(key, (same, before) -> {
            var current = before == null || !before.has(now) ? new Window(0, now, now.plus(length)) : before;
            return new Window(Math.min(current.attempts(), maxAttempts) + 1, current.begin(), current.end());
        });
        return window.attempts() > maxAttempts ? Optional.of(Duration.between(now, window.end())) : Optional.empty();
    }

    /** Takes back one counted attempt, because it succeeded and only failures are to count. */
    public void giveBack(String key) {
        windows.asMap()
                .computeIfPresent(
                        key,
                        (same, window) -> new Window(
                                Math.max(0, Math.min(window.attempts(), maxAttempts) - 1),
                                window.begin(),
                                window.end()));
    }
}
