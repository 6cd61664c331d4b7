package dev.paigomcp.http.jetty;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which the head of a request has begun but not ended in time. Each byte that drips in restarts Jetty's
 * idle timeout, so that such a connection would otherwise stay open forever.
 */
final class HeaderTimeout extends AbstractLifeCycle implements Runnable {
    private static final int CHECKS_PER_TIMEOUT = 8;

    private final Connector connector;
    private final Duration timeout;
    private Map<EndPoint, PendingHead> pending = Map.of(); // used by one check at a time; each schedules the next
    private volatile Scheduler.@Nullable Task next;

    HeaderTimeout(Connector connector, Duration timeout) {
        this.connector = connector;
        this.timeout = timeout;
    }

    /**
     * A head that has not ended.
     *
     * @param requestsBefore it on the same connection, which tell it from later heads
     * @param firstSeen by this check, in nanoseconds
     */
    private record PendingHead(long requestsBefore, long firstSeen) {}

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        var task = next;
        if (task != null) {
            task.cancel();
        }
    }

    @Override
    public void run() {
        try {
            check();
        } finally {
            if (isRunning()) {
                schedule();
            }
        }
    }

    private void check() {
        var now = System.nanoTime();
        var stillPending = new HashMap<EndPoint, PendingHead>();
        for (var endPoint : connector.getConnectedEndPoints()) {
            if (endPoint.getConnection() instanceof HttpConnection http && isInHead(http)) {
                var before = pending.get(endPoint);
                var head = before != null && before.requestsBefore() == http.getMessagesIn()
                        ? before
                        : new PendingHead(http.getMessagesIn(), now);
                if (now - head.firstSeen() > timeout.toNanos()) {
                    endPoint.close();
                } else {
                    stillPending.put(endPoint, head);
                }
            }
        }
        pending = stillPending;
    }

    private static boolean isInHead(HttpConnection connection) {
        var parser = connection.getParser();
        return parser.inHeaderState() && !parser.isStart();
    }

    private void schedule() {
        next = connector.getScheduler().schedule(this, timeout.toMillis() / CHECKS_PER_TIMEOUT, TimeUnit.MILLISECONDS);
    }
}
