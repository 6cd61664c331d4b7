package dev.paigomcp.paigo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether a TCP connection to a host can be made, as seen a few seconds ago at most. Thread-safe. */
final class Reachability {
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    private final URI url;
    private final Clock clock;
    private final Executor background;
    private @Nullable CompletableFuture<Boolean> probe;
    private Instant probedAt = Instant.MIN;

    Reachability(URI url, Clock clock, Executor background) {
        this.url = url;
        this.clock = clock;
        this.background = background;
    }

    /** False also when that time was not enough to tell; the probe goes on for whoever asks next. */
    boolean within(Duration limit) {
        try {
            return probe().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> probe() {
        var now = clock.instant();
        if (probe == null || (probe.isDone() && now.isAfter(probedAt.plus(GOOD_FOR)))) {
            probedAt = now;
            probe = CompletableFuture.supplyAsync(this::connects, background);
        }
        return probe;
    }

    private boolean connects() {
        var port = url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        try (var socket = new Socket()) {
            // Names are looked up here, off the asking thread, since a look-up cannot be given a limit.
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) PROBE_LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
