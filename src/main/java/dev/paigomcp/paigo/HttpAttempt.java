package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends a request once and says what came of it. It is the one place that knows whether anything has left. An exchange
 * ends when its call is cancelled or its time is over, even while an answer is dripping in. Thread-safe.
 */
final class HttpAttempt implements AutoCloseable {
    private final ClientLimits limits;
    private final ResponseReader responses;
    private final CloseableHttpClient client;
    private final RequestConfig defaultConfig;
    private final Deadlines deadlines = new Deadlines();

    HttpAttempt(ClientLimits limits, String userAgent) {
        this.limits = limits;
        this.responses = new ResponseReader(limits);
        this.client = HttpClientFactory.build(limits, userAgent);
        this.defaultConfig = HttpClientFactory.requestConfig(limits, limits.longestWait());
    }

    /** Sends the request within the time of the scope. Never throws for what the network does. */
    Exchange send(CancellableRequest request, ResponseReader.Reading reading, CallScope scope) {
        var remaining = scope.remaining();
        if (scope.isCancelled() || remaining.isZero()) {
            return new Exchange.Stopped(whyStopped(scope, scope.overdue()));
        }
        request.setConfig(config(remaining));
        var context = HttpClientContext.create();
        Deadlines.Watched deadline;
        try {
            deadline = deadlines.watch(request::cancel, remaining);
        } catch (RejectedExecutionException e) {
            return new Exchange.Stopped("this server is shutting down");
        }
        scope.onCancel(request::cancel);
        try {
            return responses.read(client.executeOpen(request.host(), request, context), reading, scope);
        } catch (IOException | IllegalStateException e) {
            return failed(e, context.getAttribute(HttpClientFactory.DEPARTED) != null, scope);
        } finally {
            if (context.getAttribute(HttpClientFactory.DEPARTED) != null) {
                scope.depart();
            }
            deadline.close();
            // Drops the connection of an answer that was not read to its end; closing would first read all of it.
            request.cancel();
        }
    }

    private RequestConfig config(Duration remaining) {
        return remaining.compareTo(limits.longestWait()) < 0
                ? HttpClientFactory.requestConfig(limits, remaining)
                : defaultConfig;
    }

    private Exchange failed(Exception e, boolean departed, CallScope scope) {
        var why = whyStopped(scope, NetworkErrors.describe(e, limits));
        if (departed) {
            return new Exchange.Lost(null, why);
        }
        return scope.isCancelled() ? new Exchange.Stopped(why) : new Exchange.NotSent(why, NetworkErrors.isRefusal(e));
    }

    /** Returns why an exchange ended early: because of its call, or otherwise of something else. */
    static String whyStopped(CallScope scope, String otherwise) {
        if (scope.isCancelled()) {
            return "the call was cancelled";
        }
        return scope.remaining().isZero() ? scope.overdue() : otherwise;
    }

    @Override
    public void close() {
        deadlines.close();
        client.close(CloseMode.GRACEFUL);
    }
}
