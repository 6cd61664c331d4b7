package dev.paigomcp.paigo;

import dev.paigomcp.common.BackgroundProbe;
import dev.paigomcp.common.Origins;
import dev.paigomcp.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Whether a host of Paigo accepts connections, as seen a few seconds ago. Thread-safe. */
public final class Reachability {
    private static final Duration FRESH_FOR = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final BackgroundProbe<Boolean> probe;

    /** @param background runs what may take long */
    public Reachability(URI url, Clock clock, Executor background) {
        this.probe = new BackgroundProbe<>(() -> connects(url), FRESH_FOR, clock, background);
    }

    /** Returns whether it does, or false if the limit is too short to tell. */
    public boolean isReachable(Duration limit) {
        return probe.answer(limit).orElse(false);
    }

    private static boolean connects(URI url) {
        try (var socket = Outbound.connect(url.getHost(), Origins.port(url), (int) TIMEOUT.toMillis())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
