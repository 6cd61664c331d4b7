package dev.paigomcp.paigo;

import dev.paigomcp.common.Daemons;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stops what has run out of time, a twentieth of a second late at most. A timer for each exchange would wake its thread
 * each time, for something that hardly ever happens; so the running ones are looked through now and then, as long as
 * there are any. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    private static final long EVERY_MILLIS = 50;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("paigo-deadlines"));
    private final Set<Watched> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * Runs that after the time, unless it is closed before.
     *
     * @throws RejectedExecutionException after the end
     */
    Watched watch(Runnable stop, Duration time) {
        if (clock.isShutdown()) {
            throw new RejectedExecutionException();
        }
        var watched = new Watched(stop, System.nanoTime() + time.toNanos());
        running.add(watched);
        lookLater();
        return watched;
    }

    private void lookLater() {
        if (!running.isEmpty() && looking.compareAndSet(false, true)) {
            try {
                clock.schedule(this::look, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                looking.set(false); // the end: closing the client ends what runs
            }
        }
    }

    private void look() {
        var now = System.nanoTime();
        for (var watched : running) {
            if (watched.end - now <= 0) {
                watched.close();
                watched.stop.run();
            }
        }
        looking.set(false);
        lookLater();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Something that may run for so long. */
    final class Watched implements AutoCloseable {
        private final Runnable stop;
        private final long end;

        private Watched(Runnable stop, long end) {
            this.stop = stop;
            this.end = end;
        }

        /** It has ended by itself. */
        @Override
        public void close() {
            running.remove(this);
        }
    }
}
