package dev.paigomcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.limits.FailureLockout.Rule;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FailureLockoutTest {
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(2).toNanos()); // soon overflows
    private final FailureLockout throttle = new FailureLockout(
            new Rule(3, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(5)), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void fail(String key, int times) {
        for (var i = 0; i < times; i++) {
            throttle.failed(key);
        }
    }

    @Test
    void locksAfterSoManyFailuresAndThatKeyAlone() {
        fail("a", 2);
        assertThat(throttle.locked("a")).isEmpty();

        fail("a", 1);
        assertThat(throttle.locked("a")).contains(Duration.ofMinutes(1));
        assertThat(throttle.locked("b")).isEmpty();
        assertThat(throttle.locks()).isEqualTo(1);
    }

    @Test
    void opensWhenTheLockIsOver() {
        fail("a", 3);

        pass(Duration.ofMinutes(1).minusNanos(1));
        assertThat(throttle.locked("a")).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(throttle.locked("a")).isEmpty();
    }

    @Test
    void eachLockIsTwiceAsLongUpToTheLongest() {
        for (var minutes : new int[] {1, 2, 4, 5, 5}) {
            fail("a", 3);
            assertThat(throttle.locked("a")).contains(Duration.ofMinutes(minutes));
            pass(Duration.ofMinutes(minutes));
            assertThat(throttle.locked("a")).isEmpty();
        }
        assertThat(throttle.locks()).isEqualTo(5);
    }

    @Test
    void failuresWhileLockedChangeNothing() {
        fail("a", 1_000);

        assertThat(throttle.locked("a")).contains(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        fail("a", 2);
        assertThat(throttle.locked("a")).isEmpty();
    }

    @Test
    void failuresFarApartDoNotLock() {
        for (var i = 0; i < 20; i++) {
            fail("a", 2);
            assertThat(throttle.locked("a")).isEmpty();
            pass(Duration.ofMinutes(10).plusNanos(1));
        }

        assertThat(throttle.locks()).isZero();
    }

    @Test
    void failuresOfOneWindowLockHoweverTheyAreSpread() {
        fail("a", 2);
        pass(Duration.ofMinutes(10));
        fail("a", 1);

        assertThat(throttle.locked("a")).contains(Duration.ofMinutes(1));
    }

    @Test
    void aRuleNeedsAFailureAndALockThatIsNotTooLong() {
        var minute = Duration.ofMinutes(1);
        var shortest = new FailureLockout(new Rule(1, minute, minute, minute), now::get);

        shortest.failed("a");

        assertThat(shortest.locked("a")).contains(minute);
        assertThatThrownBy(() -> new Rule(0, minute, minute, minute)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rule(1, minute, Duration.ZERO, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rule(1, minute, minute.plusNanos(1), minute))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsAKeyThatKeptStill() {
        fail("a", 3);
        pass(Duration.ofMinutes(16));

        fail("a", 3);
        assertThat(throttle.locked("a")).contains(Duration.ofMinutes(1));
    }
}
