package dev.paigomcp.store;

import dev.paigomcp.common.Daemons;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes expired rows at intervals, a batch at a time, so that nobody else has to wait for it. */
final class ExpirySweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final int BATCH_SIZE = 500;

    private final SqlKeyValueStore rows;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("store-sweeper"));

    ExpirySweeper(SqlKeyValueStore rows, Duration interval) {
        this.rows = rows;
        timer.scheduleWithFixedDelay(this::sweep, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            while (rows.sweep(BATCH_SIZE) == BATCH_SIZE && !timer.isShutdown()) {
                Thread.yield(); // others write in between
            }
        } catch (Throwable e) { // an Error too, or nothing would be removed ever again
            LOG.warn("could not remove what has expired, and will try again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
