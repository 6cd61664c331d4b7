package dev.paigomcp.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Locks a key, such as an address or a name, after too many failures. Each lock lasts twice as long as the one before. A lock
 * does not end work under way. Only the most recent keys are remembered. Thread-safe.
 */
public final class FailureLockout {
    private static final long MAX_KEYS = 100_000;

    private final Rule rule;
    private final LongSupplier nanos;
    private final Cache<String, State> states;
    private final LongAdder locks = new LongAdder();

    /**
     * When to lock a key, and for how long.
     *
     * @param failures that lock the key if they fall within the window
     * @param firstLock the length of the first lock; each later one is twice as long as the one before
     * @param maxLock the length that no lock exceeds; a key without failures for that long and a window more is forgotten
     */
    public record Rule(int failures, Duration window, Duration firstLock, Duration maxLock) {
        /** For the tokens of one address: far beyond what clients with expired tokens send, even if many share it. */
        public static final Rule TOKENS =
                new Rule(300, Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(10));

        public Rule {
            if (failures < 1 || firstLock.isZero() || firstLock.compareTo(maxLock) > 0) {
                throw new IllegalArgumentException("a rule without a failure, or whose first lock is none or too long");
            }
        }
    }

    /**
     * What is known of a key.
     *
     * @param failures since the latest lock, within the window
     * @param since when the window began
     * @param until when the latest lock ends, if there was one
     * @param locks so far
     */
    private record State(int failures, long since, long until, int locks) {}

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    public FailureLockout(Rule rule, LongSupplier nanos) {
        this(rule, nanos, MAX_KEYS);
    }

    FailureLockout(Rule rule, LongSupplier nanos, long maxKeys) {
        this.rule = rule;
        this.nanos = nanos;
        this.states = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterWrite(rule.maxLock().plus(rule.window()))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Returns the remaining lock time of the key, or empty if it is not locked. */
    public Optional<Duration> locked(String key) {
        var state = states.getIfPresent(key);
        if (state == null || state.locks() == 0) {
            return Optional.empty();
        }
        var left = state.until() - nanos.getAsLong();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /** Counts a failure, and locks the key if that was one too many. Changes nothing while the key is locked. */
    public void failed(String key) {
        states.asMap().compute(key, (same, before) -> {
            var now = nanos.getAsLong();
            if (before != null && before.locks() > 0 && before.until() - now > 0) {
                return before;
            }
            var earlierLocks = before == null ? 0 : before.locks();
            var window = before == null || now - before.since() > rule.window().toNanos()
                    ? new State(0, now, now, earlierLocks)
                    : before;
            if (window.failures() + 1 < rule.failures()) {
                return new State(window.failures() + 1, window.since(), now, earlierLocks);
            }
            locks.increment();
            return new State(0, now, now + lockNanos(earlierLocks), earlierLocks + 1);
        });
    }

    /** Returns how many locks there were since the start. */
    public long locks() {
        return locks.sum();
    }

    private long lockNanos(int earlierLocks) {
        var max = rule.maxLock().toNanos();
        var length = rule.firstLock().toNanos();
        for (var lock = 0; lock < earlierLocks && length < max; lock++) {
            length *= 2;
        }
        return Math.min(length, max);
    }
}
