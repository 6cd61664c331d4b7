package dev.paigomcp.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has expired now and then, so much at a time that nobody else waits for it. */
final class ExpirySweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final int AT_ONCE = 500;

    private final SqlKeyValueStore records;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "store-sweeper");
        thread.setDaemon(true);
        return thread;
    });

    ExpirySweeper(SqlKeyValueStore records, Duration every) {
        this.records = records;
        clock.scheduleWithFixedDelay(this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            while (records.sweep(AT_ONCE) == AT_ONCE && !clock.isShutdown()) {
                Thread.yield(); // others write in between
            }
        } catch (RuntimeException e) {
            LOG.warn("could not remove what has expired, and will try again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
