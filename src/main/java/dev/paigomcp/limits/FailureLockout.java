package dev.paigomcp.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Locks keys, such as addresses or names, under which something failed too often: each lock is twice as long as the one
 * before. Only of the keys seen last is anything known. What is under way while a key gets locked is not ended. Thread-safe.
 */
public final class FailureLockout {
    private static final long KEYS = 100_000;

    private final Rule rule;
    private final LongSupplier nanos;
    private final Cache<String, State> states;
    private final LongAdder locks = new LongAdder();

    /**
     * When a key is locked.
     *
     * @param failures within the window that lock
     * @param firstLock the length of the first; each further one is twice the last
     * @param longestLock at most; a key that keeps still for as long and a window more is forgotten
     */
    public record Rule(int failures, Duration window, Duration firstLock, Duration longestLock) {
        /** For tokens of one address: far beyond what clients send whose tokens expire, however many share it. */
        public static final Rule TOKENS =
                new Rule(300, Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(10));

        public Rule {
            if (failures < 1 || firstLock.isZero() || firstLock.compareTo(longestLock) > 0) {
                throw new IllegalArgumentException("a rule without a failure, or whose first lock is none or too long");
            }
        }
    }

    /** @param until when it is locked, if at all; @param locks so far */
    private record State(int failures, long since, long until, int locks) {}

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    public FailureLockout(Rule rule, LongSupplier nanos) {
        this(rule, nanos, KEYS);
    }

    FailureLockout(Rule rule, LongSupplier nanos, long keys) {
        this.rule = rule;
        this.nanos = nanos;
        this.states = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterWrite(rule.longestLock().plus(rule.window()))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** How long the key is still locked; nothing when it is not. */
    public Optional<Duration> locked(String key) {
        var state = states.getIfPresent(key);
        if (state == null || state.locks() == 0) {
            return Optional.empty();
        }
        var left = state.until() - nanos.getAsLong();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /** Counts a failure; those that end while the key is locked already change nothing. */
    public void failed(String key) {
        states.asMap().compute(key, (same, before) -> {
            var now = nanos.getAsLong();
            if (before != null && before.locks() > 0 && before.until() - now > 0) {
                return before;
            }
            var fresh = before == null || now - before.since() > rule.window().toNanos();
            var failures = fresh || before == null ? 1 : before.failures() + 1;
            var since = fresh || before == null ? now : before.since();
            var earlier = before == null ? 0 : before.locks();
            if (failures < rule.failures()) {
                return new State(failures, since, now, earlier);
            }
            locks.increment();
            return new State(0, now, now + lock(earlier), earlier + 1);
        });
    }

    /** How often a key was locked. */
    public long locks() {
        return locks.sum();
    }

    private long lock(int earlier) {
        var longest = rule.longestLock().toNanos();
        var length = rule.firstLock().toNanos();
        for (var time = 0; time < earlier && length < longest; time++) {
            length *= 2;
        }
        return Math.min(length, longest);
    }
}
