package dev.paigomcp.http.jetty;

import dev.paigomcp.common.Daemons;
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
 * Notices clients that hang up while a call of theirs runs. While a request is worked on, nobody reads its connection; so the
 * watcher checks all watched connections for their end a few times a second, without blocking. A call that ends before the
 * first check costs no more than an entry in a set. Thread-safe.
 */
public final class DisconnectWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DisconnectWatcher.class);
    private static final long INTERVAL_MILLIS = 200;

    private final Set<WatchedConnection> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("disconnects"));

    public DisconnectWatcher() {
        scheduler.scheduleWithFixedDelay(this::checkAll, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs the action once if the client of the request hangs up. The body must have been read to its end. */
    public Peer.Watch watch(HttpServletRequest request, Runnable onDisconnect) {
        var connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection();
        var entry = new WatchedConnection(connection, onDisconnect);
        watched.add(entry);
        return () -> {
            watched.remove(entry);
            entry.release();
        };
    }

    private void checkAll() {
        try {
            checkEach();
        } catch (Throwable e) { // not even the log has memory: what is left is checked the next time
            return;
        }
    }

    private void checkEach() {
        for (var entry : watched) {
            try {
                if (!entry.check()) {
                    watched.remove(entry);
                }
            } catch (Throwable e) { // an Error too, or no connection would be checked ever again
                watched.remove(entry);
                LOG.warn("cannot watch a connection", e);
            }
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    /** A connection whose request is worked on. */
    private static final class WatchedConnection {
        private final Connection connection;
        private final Runnable onDisconnect;
        private boolean released;

        WatchedConnection(Connection connection, Runnable onDisconnect) {
            this.connection = connection;
            this.onDisconnect = onDisconnect;
        }

        /** Leaves the connection to Jetty from now on. */
        synchronized void release() {
            released = true;
        }

        /** Returns whether the connection should be checked again. */
        boolean check() {
            if (!isGone()) {
                return isWatched();
            }
            onDisconnect.run();
            return false;
        }

        private synchronized boolean isWatched() {
            return !released;
        }

        private synchronized boolean isGone() {
            if (released) {
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
                // The next request has begun: the client is still there, and the bytes belong to Jetty.
                ((Connection.UpgradeTo) connection).onUpgradeTo(next);
                released = true;
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
