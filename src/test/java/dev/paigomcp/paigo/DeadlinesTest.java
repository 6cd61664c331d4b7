package dev.paigomcp.paigo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
}
