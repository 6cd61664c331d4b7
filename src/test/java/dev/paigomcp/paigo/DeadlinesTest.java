package dev.paigomcp.paigo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    @Test
    void oneThatCannotBeStoppedKeepsNoOtherFromBeingStopped() throws InterruptedException {
        var failed = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        try (var deadlines = new Deadlines()) {
            deadlines.watch(
                    () -> {
                        failed.countDown();
                        throw new AssertionError("cannot be stopped");
                    },
                    Duration.ofMillis(1));
            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

            deadlines.watch(stopped::countDown, Duration.ofMillis(1));

            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneThatCannotBeWatchedIsNotStoppedAndTheNextOneIs() throws InterruptedException {
        var refused = new AtomicBoolean();
        var stopped = new CountDownLatch(1);
        try (var deadlines = new Deadlines(new FailingOnce())) {
            assertThatThrownBy(() -> deadlines.watch(() -> refused.set(true), Duration.ofMillis(1)))
                    .isInstanceOf(OutOfMemoryError.class);

            deadlines.watch(stopped::countDown, Duration.ofMillis(1));

            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(refused).isFalse();
        }
    }

    /** A clock that has no thread the first time. */
    private static final class FailingOnce extends ScheduledThreadPoolExecutor {
        private final AtomicBoolean failed = new AtomicBoolean();

        private FailingOnce() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            if (failed.compareAndSet(false, true)) {
                throw new OutOfMemoryError("no more threads");
            }
            return super.schedule(command, delay, unit);
        }
    }
}
