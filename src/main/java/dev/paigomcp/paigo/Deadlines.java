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
 * Stops what has run out of time, at most a twentieth of a second late. A timer for each exchange would wake its thread
 * every time, for something that hardly ever happens. So all running exchanges are checked together at a fixed interval,
 * as long as there are any. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    private static final long CHECK_INTERVAL_MILLIS = 50;

    private final ScheduledExecutorService clock;
    private final Set<Watched> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean checking = new AtomicBoolean();

    Deadlines() {
        this(Executors.newSingleThreadScheduledExecutor(Daemons.named("paigo-deadlines")));
    }

    /** @param clock shut down when this is closed */
    Deadlines(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /**
     * Runs {@code stop} after the time, unless the returned watch is closed before.
     *
     * @throws RejectedExecutionException if this is closed
     */
    Watched watch(Runnable stop, Duration time) {
        if (clock.isShutdown()) {
            throw new RejectedExecutionException();
        }
        var watched = new Watched(stop, System.nanoTime() + time.toNanos());
        running.add(watched);
        try {
            checkLater();
        } catch (Throwable e) { // such as no memory: what was not begun has nothing to be stopped
            watched.close();
            throw e;
        }
        return watched;
    }

    private void checkLater() {
        if (!running.isEmpty() && checking.compareAndSet(false, true)) {
            try {
                clock.schedule(this::check, CHECK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                checking.set(false); // this is closed, and closing the client ends what runs
            } catch (Throwable e) { // or nothing would be checked ever again
                checking.set(false);
                throw e;
            }
        }
    }

    private void check() {
        try {
            var now = System.nanoTime();
            for (var watched : running) {
                if (watched.end - now <= 0) {
                    watched.close();
                    watched.stop.run();
                }
            }
        } finally { // or one that cannot be stopped would let all others run on for ever
            checking.set(false);
            checkLater();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Something that may run until its time is over. */
    final class Watched implements AutoCloseable {
        private final Runnable stop;
        private final long end;

        private Watched(Runnable stop, long end) {
            this.stop = stop;
            this.end = end;
        }

        /** Says that it has ended by itself. */
        @Override
        public void close() {
            running.remove(this);
        }
    }
}
