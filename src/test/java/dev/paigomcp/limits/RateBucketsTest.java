package dev.paigomcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateBucketsTest {
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos()); // soon overflows
    private final RateBuckets limit = new RateBuckets(6, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private int calls(String key, int times) {
        var let = 0;
        for (var i = 0; i < times; i++) {
            let += limit.take(key).isEmpty() ? 1 : 0;
        }
        return let;
    }

    @Test
    void aMinutesCallsMayComeAtOnceAndThenOnlyEvenly() {
        assertThat(calls("a", 20)).isEqualTo(6);

        pass(Duration.ofSeconds(10));
        assertThat(calls("a", 20)).isEqualTo(1);

        pass(Duration.ofSeconds(25));
        assertThat(calls("a", 20)).isEqualTo(2);
    }

    @Test
    void tellsHowLongToWaitAndLetsInThen() {
        calls("a", 6);

        var wait = limit.take("a").orElseThrow();

        assertThat(wait).isEqualTo(Duration.ofSeconds(10));
        pass(wait.minusNanos(1));
        assertThat(limit.take("a")).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(limit.take("a")).isEmpty();
    }

    @Test
    void aBucketIsNeverMoreThanFull() {
        calls("a", 6);
        pass(Duration.ofDays(2));

        assertThat(calls("a", 20)).isEqualTo(6);
    }

    @Test
    void aPauseAfterOneCallSavesNoMoreThanAFullBucket() {
        calls("a", 1);
        pass(Duration.ofSeconds(50));

        assertThat(calls("a", 20)).isEqualTo(6);
    }

    @Test
    void aLimitOfNoneRefusesNothing() {
        var none = RateLimiter.perMinute(0, now::get);
        var one = RateLimiter.perMinute(1, now::get);

        assertThat(none.take("a")).isEmpty();
        assertThat(none.take("a")).isEmpty();
        assertThat(none.refused()).isZero();
        assertThat(one.take("a")).isEmpty();
        assertThat(one.take("a")).contains(Duration.ofMinutes(1));
        assertThat(one.refused()).isEqualTo(1);
    }

    @Test
    void keysDoNotShare() {
        assertThat(calls("a", 20)).isEqualTo(6);
        assertThat(calls("b", 20)).isEqualTo(6);
        assertThat(limit.refused()).isEqualTo(28);
    }

    @Test
    void whoeverIsRefusedDoesNotWaitLongerForIt() {
        calls("a", 6);
        calls("a", 1_000);

        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
    }

    @Test
    void letsThroughExactlyAsManyOfManyThreads() throws InterruptedException {
        var many = new RateBuckets(100, now::get);
        var let = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(8);
        for (var i = 0; i < 1_000; i++) {
            pool.execute(() -> let.addAndGet(many.take("a").isEmpty() ? 1 : 0));
        }
        pool.shutdown();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(let).hasValue(100);
    }

    @Test
    void remembersNoMoreKeysThanItMay() {
        var small = new RateBuckets(6, now::get, 100);
        for (var i = 0; i < 10_000; i++) {
            small.take("key " + i);
        }

        assertThat(small.keys()).isBetween(1L, 100L);
    }
}
