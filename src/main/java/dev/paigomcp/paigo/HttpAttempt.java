package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request once and says what came of it. It is the one place that knows whether anything has left. An exchange
 * ends when its call is cancelled or its time is over, even while an answer is dripping in. Thread-safe.
 */
final class HttpAttempt implements AutoCloseable {
    private static final int MAX_REFUSAL_BYTES = 64 * 1024;

    private final ClientLimits limits;
    private final CloseableHttpClient client;
    private final RequestConfig defaultConfig;
    private final Deadlines deadlines = new Deadlines();

    HttpAttempt(ClientLimits limits, String userAgent) {
        this.limits = limits;
        this.client = HttpClientFactory.build(limits, userAgent);
        this.defaultConfig = HttpClientFactory.requestConfig(limits, limits.longestWait());
    }

    /** Sends the request within the time of the scope. Never throws for what the network does. */
    Exchange send(CancellableRequest request, CallScope scope) {
        var remaining = scope.remaining();
        if (scope.isCancelled() || remaining.isZero()) {
            return new Exchange.Stopped(whyStopped(scope, "the call's time is over"));
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
            return receive(client.executeOpen(request.host(), request, context), scope);
        } catch (IOException | IllegalStateException e) {
            return failed(e, context.getAttribute(HttpClientFactory.DEPARTED) != null, scope);
        } finally {
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

    private Exchange receive(ClassicHttpResponse response, CallScope scope) {
        var status = response.getCode();
        if (status >= 300) {
            var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            var body = beginning(response.getEntity());
            return new Exchange.Received(status, retryAfter == null ? null : retryAfter.getValue(), body);
        }
        try {
            var body = whole(response.getEntity());
            if (body.isEmpty()) {
                return new Exchange.Oversized(status);
            }
            return body.get().length == 0 && !isDelimited(response)
                    ? new Exchange.Lost(status, "the connection broke off")
                    : new Exchange.Received(status, null, body.get());
        } catch (IOException e) {
            var why = whyStopped(scope, NetworkErrors.describe(e, limits));
            return new Exchange.Lost(scope.isCancelled() ? null : status, why);
        }
    }

    /** Returns whether the answer says where it ends: HttpClient takes a head that was cut off for one without a body. */
    private static boolean isDelimited(ClassicHttpResponse response) {
        return response.getEntity() == null
                || response.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || response.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Exchange failed(Exception e, boolean departed, CallScope scope) {
        var why = whyStopped(scope, NetworkErrors.describe(e, limits));
        if (departed) {
            return new Exchange.Lost(null, why);
        }
        return scope.isCancelled() ? new Exchange.Stopped(why) : new Exchange.NotSent(why, NetworkErrors.isRefusal(e));
    }

    private static String whyStopped(CallScope scope, String otherwise) {
        if (scope.isCancelled()) {
            return "the call was cancelled";
        }
        return scope.remaining().isZero() ? "the call's time is over" : otherwise;
    }

    /** Returns the whole body, or empty if it is larger than the limit. */
    private Optional<byte[]> whole(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return Optional.of(new byte[0]);
        }
        var limit = limits.maxAnswerBytes();
        if (entity.getContentLength() > limit) {
            return Optional.empty();
        }
        var content = entity.getContent();
        var body = content.readNBytes(limit);
        return body.length == limit && content.read() >= 0 ? Optional.empty() : Optional.of(body);
    }

    /** Returns as much of a refusal's body as can be read: the status alone tells what matters. */
    private static byte[] beginning(@Nullable HttpEntity entity) {
        var body = new ByteArrayOutputStream();
        if (entity != null) {
            try {
                copy(entity.getContent(), body);
            } catch (IOException e) {
                return body.toByteArray();
            }
        }
        return body.toByteArray();
    }

    private static void copy(InputStream content, ByteArrayOutputStream body) throws IOException {
        var buffer = new byte[4096];
        int length;
        while (body.size() < MAX_REFUSAL_BYTES && (length = content.read(buffer)) >= 0) {
            body.write(buffer, 0, length);
        }
    }

    @Override
    public void close() {
        deadlines.close();
        client.close(CloseMode.GRACEFUL);
    }
}
