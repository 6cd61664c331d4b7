package dev.paigomcp.common;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the program alive. */
public final class Daemons {
    private Daemons() {}

    /** Returns a factory of daemon threads, all of that name. */
    public static ThreadFactory named(String name) {
        return task -> thread(name, task);
    }

    /** Starts a daemon thread that runs the task. */
    public static Thread start(String name, Runnable task) {
        var thread = thread(name, task);
        thread.start();
        return thread;
    }

    private static Thread thread(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
