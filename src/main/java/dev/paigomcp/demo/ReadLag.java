package dev.paigomcp.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Decides when reads show what is written: at once, or after a lag that the demo was told to have. */
final class ReadLag {
    private final Clock clock;
    private volatile Duration lag = Duration.ZERO;

    ReadLag(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void set(Duration newLag) {
        lag = newLag;
    }

    /**
     * Returns the time from which reads show what is written now. Without a lag it is the distant past, so that the clock
     * may go backwards.
     */
    Instant visibleFrom() {
        return lag.isZero() ? Instant.MIN : now().plus(lag);
    }

    /** Runs writes that reads show at once. */
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
