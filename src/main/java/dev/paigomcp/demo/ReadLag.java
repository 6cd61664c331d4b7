package dev.paigomcp.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From when on reads show what is written: at once, or after a lag that the demo was told to have. */
final class ReadLag {
    private final Clock clock;
    private volatile Duration lag = Duration.ZERO;

    ReadLag(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void lag(Duration newLag) {
        lag = newLag;
    }

    /** From when on something written now is shown; the distant past without a lag, so that clocks may go backwards. */
    Instant from() {
        return lag.isZero() ? Instant.MIN : now().plus(lag);
    }

    void withoutLag(Runnable writes) {
        var before = lag;
        lag = Duration.ZERO;
        try {
            writes.run();
        } finally {
            lag = before;
        }
    }
}
