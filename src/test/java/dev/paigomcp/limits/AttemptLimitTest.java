package dev.paigomcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class AttemptLimitTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource source = () -> now;
    private final AttemptLimit limit = new AttemptLimit(2, Duration.ofMinutes(10), source.withZone(ZoneOffset.UTC));

    @Test
    void refusesTheAttemptBeyondTheLimitUntilTheWindowOfTheFirstEnds() {
        assertThat(limit.take("a")).isEmpty();
        now = now.plus(Duration.ofMinutes(4));
        assertThat(limit.take("a")).isEmpty();

        assertThat(limit.take("a")).contains(Duration.ofMinutes(6));
        assertThat(limit.take("a")).contains(Duration.ofMinutes(6));
        assertThat(limit.take("b")).isEmpty();

        now = now.plus(Duration.ofMinutes(6));
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).contains(Duration.ofMinutes(10));
    }

    @Test
    void aClockThatWasSetBackBeginsAWindowAnew() {
        limit.take("a");
        limit.take("a");
        assertThat(limit.take("a")).isPresent();

        now = now.minus(Duration.ofDays(1));

        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).contains(Duration.ofMinutes(10));
    }

    @Test
    void anAttemptThatIsGivenBackDoesNotCount() {
        for (var i = 0; i < 10; i++) {
            assertThat(limit.take("a")).isEmpty();
            limit.giveBack("a");
        }
        limit.take("a");
        limit.take("a");
        assertThat(limit.take("a")).isPresent();

        limit.giveBack("a");

        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
    }
}
