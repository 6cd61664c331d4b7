package dev.paigomcp.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may try something within a while. Those who tried last are remembered, so that a flood of strangers
 * costs no more memory than that. Thread-safe.
 */
public final class AttemptLimit {
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    public AttemptLimit(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    private record Window(int used, Instant until) {}

    /** Counts a try; when there are none left, nothing is counted and this is how long to wait. */
    public synchronized Optional<Duration> take(String who) {
        var now = clock.instant();
        var window = windows.get(who);
        if (window == null || !now.isBefore(window.until())) {
            windows.remove(who);
            window = new Window(0, now.plus(within));
        }
        if (window.used() >= most) {
            return Optional.of(Duration.between(now, window.until()));
        }
        windows.put(who, new Window(window.used() + 1, window.until()));
        return Optional.empty();
    }

    /** The try was a good one and does not count. */
    public synchronized void giveBack(String who) {
        windows.computeIfPresent(who, (key, window) -> new Window(Math.max(0, window.used() - 1), window.until()));
    }
}
