package dev.paigomcp.http;

import dev.paigomcp.mcp.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices clients that hang up while a call of theirs runs. Nobody reads a connection while its request is worked on, so
 * the ends of all watched ones are looked for a few times a second, without waiting. Calls that are over before the
 * first look cost nothing but their place in a set. Thread-safe.
 */
final class DisconnectWatcher implements AutoCloseable {
    private static final Logger FAULTS = LoggerFactory.getLogger(DisconnectWatcher.class);
    private static final long EVERY_MILLIS = 200;

    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hang-ups");
        thread.setDaemon(true);
        return thread;
    });

    DisconnectWatcher() {
        clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs that, once, should the client of the request hang up; the body must have been read to its end. */
    Peer.Watch watch(HttpServletRequest request, Runnable hungUp) {
        var connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection();
        var line = new Line(connection, hungUp);
        lines.add(line);
        return () -> {
            lines.remove(line);
            line.leave();
        };
    }

    private void look() {
        for (var line : lines) {
            try {
                if (!line.look()) {
                    lines.remove(line);
                }
            } catch (RuntimeException e) {
                lines.remove(line);
                FAULTS.warn("cannot watch a connection", e);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** A connection whose request is worked on. */
    private static final class Line {
        private final Connection connection;
        private final Runnable hungUp;
        private boolean left;

        Line(Connection connection, Runnable hungUp) {
            this.connection = connection;
            this.hungUp = hungUp;
        }

        /** From here on the connection is Jetty's alone again. */
        synchronized void leave() {
            left = true;
        }

        /** Whether it is worth looking again. */
        boolean look() {
            if (!isGone()) {
                return isWatchable();
            }
            hungUp.run();
            return false;
        }

        private synchronized boolean isWatchable() {
            return !left;
        }

        private synchronized boolean isGone() {
            if (left) {
                return false;
            }
            var next = ((Connection.UpgradeFrom) connection).onUpgradeFrom();
            if (next == null) {
                next = BufferUtil.allocate(1);
                if (hasEnded(connection.getEndPoint(), next)) {
                    return true;
                }
            }
            if (next.hasRemaining()) {
                // The beginning of another request: the client is there, and the bytes belong to Jetty.
                ((Connection.UpgradeTo) connection).onUpgradeTo(next);
                left = true;
            }
            return false;
        }

        private static boolean hasEnded(EndPoint end, ByteBuffer bytes) {
            try {
                return end.fill(bytes) < 0;
            } catch (IOException e) {
                return true;
            }
        }
    }
}
