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
     * Stops the server. Returns whether everything in it had ended within the time limit. If a client disconnects in the
     * middle of a response at that moment, Jetty may wait forever for a write that never ends; it is then left behind.
     */
    public static boolean within(Duration limit, Javalin javalin) {
        var stop = new FutureTask<Void>(() -> {
            javalin.stop();
            return null;
        });
        Daemons.start("web-server-stop", stop);
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
