package dev.paigomcp.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackgroundProbeTest {
    private static final Duration FRESH_FOR = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @Test
    void givesAFreshAnswerAgain() {
        var probe = probe(FRESH_FOR);
        probe.isTrue(AT_ONCE);
        waiting.remove().run();

        advance(FRESH_FOR.minusMillis(1));

        assertThat(probe.isTrue(AT_ONCE)).isTrue();
        assertThat(waiting).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAnewForWhatIsNoLongerFresh() {
        var probe = probe(FRESH_FOR);
        probe.isTrue(AT_ONCE);
        waiting.remove().run();

        advance(FRESH_FOR);

        assertThat(probe.isTrue(AT_ONCE)).isFalse();
        assertThat(waiting).hasSize(1);
    }

    @Test
    void asksOnceAtATimeForAllWhoWait() {
        var probe = probe(Duration.ZERO);

        assertThat(probe.isTrue(AT_ONCE)).isFalse();
        assertThat(probe.isTrue(AT_ONCE)).isFalse();
        assertThat(waiting).hasSize(1);

        waiting.remove().run();
        probe.isTrue(AT_ONCE);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void takesAFailureForNo() {
        var probe = new BackgroundProbe(
                () -> {
                    throw new IllegalStateException("down");
                },
                FRESH_FOR,
                clock(),
                Runnable::run);

        assertThat(probe.isTrue(AT_ONCE)).isFalse();
    }

    private BackgroundProbe probe(Duration freshFor) {
        return new BackgroundProbe(() -> asked.incrementAndGet() > 0, freshFor, clock(), waiting::add);
    }

    private Clock clock() {
        InstantSource instants = now::get;
        return instants.withZone(ZoneOffset.UTC);
    }

    private void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
