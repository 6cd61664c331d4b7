package dev.paigomcp.paigo;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the program alive. */
final class Daemons {
    private Daemons() {}

    static ThreadFactory daemons(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
