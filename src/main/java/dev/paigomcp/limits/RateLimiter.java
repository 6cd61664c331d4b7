package dev.paigomcp.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each of many keys. A bucket holds a minute's calls and fills evenly, so that whoever was quiet may
 * call at once, and whoever goes on calls no more than was said. Only of the keys seen last is anything known. Thread-safe.
 */
public final class RateLimiter {
    private static final long FULL = Duration.ofMinutes(1).toNanos();
    private static final long KEYS = 100_000;

    /** By key when its bucket will be full again (the "theoretical arrival time" of GCRA, ITU-T I.371, annex A). */
    private final Cache<String, Long> fullAt;

    private final long perToken;
    private final LongSupplier nanos;
    private final LongAdder refused = new LongAdder();

    /**
     * @param perMinute more than 0
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    public RateLimiter(int perMinute, LongSupplier nanos) {
        this(perMinute, nanos, KEYS);
    }

    RateLimiter(int perMinute, LongSupplier nanos, long keys) {
        this.perToken = FULL / perMinute;
        this.nanos = nanos;
        this.fullAt = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterWrite(Duration.ofNanos(FULL)) // it is full by then, as one that is not known
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Takes a token of the key's; when there is none, tells how long it takes for there to be one. */
    public Optional<Duration> take(String key) {
        var wait = new long[1];
        fullAt.asMap().compute(key, (same, before) -> {
            var now = nanos.getAsLong();
            var next = (before == null || before - now < 0 ? now : before) + perToken;
            wait[0] = Math.max(0, next - now - FULL);
            return wait[0] == 0 ? Long.valueOf(next) : before;
        });
        if (wait[0] == 0) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(Duration.ofNanos(wait[0]));
    }

    /** How often a token was not there. */
    public long refused() {
        return refused.sum();
    }

    long keys() {
        fullAt.cleanUp();
        return fullAt.estimatedSize();
    }
}
