package dev.paigomcp.common;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops web servers. */
public final class ServerShutdown {
    private ServerShutdown() {}

    /**
     * Stops it within that time, and tells whether everything in it had ended. When a client goes in the middle of an answer
     * just then, Jetty may wait without end for a write that nobody finishes; it is then left to itself.
     */
    public static boolean within(Duration limit, Javalin javalin) {
        var stop = new FutureTask<Void>(() -> {
            javalin.stop();
            return null;
        });
        var thread = new Thread(stop, "web-server-stop");
        thread.setDaemon(true);
        thread.start();
        try {
            stop.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JavalinException failed && failed.getCause() instanceof TimeoutException) {
                return false;
            }
            throw new IllegalStateException("The web server could not be stopped", e.getCause());
        }
    }
}
