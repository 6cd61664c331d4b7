package dev.paigomcp.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks something that may take long, once at a time for all who want to know, in a thread of its own. Thread-safe. */
final class StoreProbe {
    private final BooleanSupplier question;
    private @Nullable CompletableFuture<Boolean> underWay;

    StoreProbe(BooleanSupplier question) {
        this.question = question;
    }

    /** The answer; false also when it did not come in time, and whoever asks next may get it. */
    boolean within(Duration limit) {
        try {
            return asked().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> asked() {
        if (underWay == null || underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(question::getAsBoolean, StoreProbe::start);
        }
        return underWay;
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "store-probe");
        thread.setDaemon(true);
        thread.start();
    }
}
