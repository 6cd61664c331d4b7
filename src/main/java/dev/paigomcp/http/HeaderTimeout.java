package dev.paigomcp.http;

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
 * Ends connections on which the head of a request has begun and does not come to its end in time. Each byte of a dripping
 * one starts Jetty's idle time anew, so that it would stay for ever.
 */
final class HeaderTimeout extends AbstractLifeCycle implements Runnable {
    private static final int LOOKS_PER_LIMIT = 8;

    private final Connector connector;
    private final Duration limit;
    private Map<EndPoint, Begun> watched = Map.of(); // of the one look under way; each schedules the next
    private volatile Scheduler.@Nullable Task next;

    HeaderTimeout(Connector connector, Duration limit) {
        this.connector = connector;
        this.limit = limit;
    }

    /** A head that was under way when it was first seen, after so many whole ones on its connection. */
    private record Begun(long after, long seen) {}

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
        var now = System.nanoTime();
        var begun = new HashMap<EndPoint, Begun>();
        for (var endPoint : connector.getConnectedEndPoints()) {
            if (endPoint.getConnection() instanceof HttpConnection http && isInHead(http)) {
                var before = watched.get(endPoint);
                var head = before != null && before.after() == http.getMessagesIn()
                        ? before
                        : new Begun(http.getMessagesIn(), now);
                if (now - head.seen() > limit.toNanos()) {
                    endPoint.close();
                } else {
                    begun.put(endPoint, head);
                }
            }
        }
        watched = begun;
        if (isRunning()) {
            schedule();
        }
    }

    private static boolean isInHead(HttpConnection connection) {
        var parser = connection.getParser();
        return parser.inHeaderState() && !parser.isStart();
    }

    private void schedule() {
        next = connector.getScheduler().schedule(this, limit.toMillis() / LOOKS_PER_LIMIT, TimeUnit.MILLISECONDS);
    }
}
