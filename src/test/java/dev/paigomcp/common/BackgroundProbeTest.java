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
        probe.answer(AT_ONCE);
        waiting.remove().run();

        advance(FRESH_FOR.minusMillis(1));

        assertThat(probe.answer(AT_ONCE)).contains(true);
        assertThat(waiting).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAnewForWhatIsNoLongerFresh() {
        var probe = probe(FRESH_FOR);
        probe.answer(AT_ONCE);
        waiting.remove().run();

        advance(FRESH_FOR);

        assertThat(probe.answer(AT_ONCE)).isEmpty();
        assertThat(waiting).hasSize(1);
    }

    @Test
    void asksAnewWhenTheClockWasSetBack() {
        var probe = probe(FRESH_FOR);
        probe.answer(AT_ONCE);
        waiting.remove().run();

        advance(Duration.ofDays(-1));

        assertThat(probe.answer(AT_ONCE)).isEmpty();
        assertThat(waiting).hasSize(1);
    }

    @Test
    void tellsHowLongAQuestionIsUnderWay() {
        var probe = probe(FRESH_FOR);
        assertThat(probe.pending()).isEmpty();

        probe.answer(AT_ONCE);
        advance(Duration.ofSeconds(2));
        assertThat(probe.pending()).contains(Duration.ofSeconds(2));

        waiting.remove().run();
        assertThat(probe.pending()).isEmpty();
    }

    @Test
    void keepsTheLatestAnswerWhileTheQuestionIsUnderWay() {
        var probe = probe(FRESH_FOR);
        probe.answer(AT_ONCE);
        assertThat(probe.latest()).isEmpty();
        waiting.remove().run();

        advance(FRESH_FOR);

        assertThat(probe.answer(AT_ONCE)).isEmpty();
        assertThat(probe.latest()).contains(true);
    }

    @Test
    void forgetsTheLatestAnswerWhenTheQuestionFails() {
        var probe = new BackgroundProbe<>(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new IllegalStateException("down");
                    }
                    return true;
                },
                Duration.ZERO,
                clock(),
                Runnable::run);

        probe.answer(AT_ONCE);
        assertThat(probe.latest()).contains(true);
        probe.answer(AT_ONCE);
        assertThat(probe.latest()).isEmpty();
    }

    @Test
    void asksOnceAtATimeForAllWhoWait() {
        var probe = probe(Duration.ZERO);

        assertThat(probe.answer(AT_ONCE)).isEmpty();
        assertThat(probe.answer(AT_ONCE)).isEmpty();
        assertThat(waiting).hasSize(1);

        waiting.remove().run();
        probe.answer(AT_ONCE);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void takesAFailureForNo() {
        var probe = new BackgroundProbe<Boolean>(
                () -> {
                    throw new IllegalStateException("down");
                },
                FRESH_FOR,
                clock(),
                Runnable::run);

        assertThat(probe.answer(AT_ONCE)).isEmpty();
    }

    private BackgroundProbe<Boolean> probe(Duration freshFor) {
        return new BackgroundProbe<>(() -> asked.incrementAndGet() > 0, freshFor, clock(), waiting::add);
    }

    private Clock clock() {
        InstantSource instants = now::get;
        return instants.withZone(ZoneOffset.UTC);
    }

    private void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
