package dev.paigomcp.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A token bucket for each key. A bucket holds the calls of one minute and refills evenly: after a pause, calls may come in a
 * burst; over time, they cannot exceed the rate. Only the most recent keys are remembered. Thread-safe.
 */
final class RateBuckets implements RateLimiter {
    private static final long REFILL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long MAX_KEYS = 100_000;

    private final Cache<String, Bucket> buckets;
    private final long nanosPerToken;
    private final LongSupplier nanos;
    private final LongAdder refused = new LongAdder();

    /**
     * A bucket after the latest call.
     *
     * @param fullAt when it will be full again: the "theoretical arrival time" of GCRA (ITU-T I.371, annex A)
     * @param waitNanos time until a refused call would be let through, or 0 if it was let through
     */
    private record Bucket(long fullAt, long waitNanos) {}

    /**
     * @param perMinute more than 0
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    RateBuckets(int perMinute, LongSupplier nanos) {
        this(perMinute, nanos, MAX_KEYS);
    }

    RateBuckets(int perMinute, LongSupplier nanos, long maxKeys) {
        this.nanosPerToken = REFILL_NANOS / perMinute;
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterWrite(Duration.ofNanos(REFILL_NANOS)) // full by then, as is the bucket of an unknown key
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<Duration> take(String key) {
        var bucket = buckets.asMap().compute(key, (same, before) -> {
            var now = nanos.getAsLong();
            var fullAt = before == null || before.fullAt() - now < 0 ? now : before.fullAt();
            var wait = fullAt + nanosPerToken - now - REFILL_NANOS;
            return wait > 0 ? new Bucket(fullAt, wait) : new Bucket(fullAt + nanosPerToken, 0);
        });
        if (bucket.waitNanos() == 0) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(Duration.ofNanos(bucket.waitNanos()));
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    long keys() {
        return buckets.estimatedSize();
    }
}
