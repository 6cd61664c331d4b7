package dev.paigomcp.doctor;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Runs what could hang on a thread that does not keep the program alive. */
final class DaemonTasks {
    private DaemonTasks() {}

    static <T> CompletableFuture<T> start(Callable<T> task) {
        var done = new CompletableFuture<T>();
        var thread = new Thread(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
