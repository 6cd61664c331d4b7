package dev.paigomcp.common;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the program alive, for work that may hang. */
public final class Daemons {
    private Daemons() {}

    /** Returns a factory of daemon threads that all have this name. */
    public static ThreadFactory named(String name) {
        return task -> thread(name, task);
    }

    /** Starts a daemon thread that runs the task. */
    public static Thread start(String name, Runnable task) {
        var thread = thread(name, task);
        thread.start();
        return thread;
    }

    /** Calls the task on a daemon thread; its result or its exception completes the future. */
    public static <T> CompletableFuture<T> call(String name, Callable<T> task) {
        var future = new CompletableFuture<T>();
        start(name, () -> {
            try {
                future.complete(task.call());
            } catch (Throwable e) { // an Error too, or whoever waits would wait for ever
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static Thread thread(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
