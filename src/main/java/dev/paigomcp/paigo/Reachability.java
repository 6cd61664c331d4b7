package dev.paigomcp.paigo;

import dev.paigomcp.common.BackgroundProbe;
import dev.paigomcp.common.Origins;
import dev.paigomcp.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;

/** Whether a host of Paigo accepts connections, as seen a few seconds ago. Thread-safe. */
public final class Reachability {
    private static final Duration FRESH_FOR = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** What is known of the host. */
    public enum State {
        /** No attempt to connect has ended yet. */
        UNKNOWN,
        REACHABLE,
        UNREACHABLE;

        /** Returns the state as a response tells it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final BackgroundProbe<State> probe;

    /** @param background runs what may take long */
    public Reachability(URI url, Clock clock, Executor background) {
        this.probe = new BackgroundProbe<>(() -> connect(url), FRESH_FOR, clock, background);
    }

    /** Returns the state. If connecting takes longer than the limit, it is what the attempt before has found. */
    public State state(Duration limit) {
        return probe.answer(limit).or(probe::latest).orElse(State.UNKNOWN);
    }

    private static State connect(URI url) {
        try (var socket = Outbound.connect(url.getHost(), Origins.port(url), (int) TIMEOUT.toMillis())) {
            return socket.isConnected() ? State.REACHABLE : State.UNREACHABLE;
        } catch (IOException e) {
            return State.UNREACHABLE;
        }
    }
}
