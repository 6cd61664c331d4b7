package dev.paigomcp.paigo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * Sends a request once and says what came of it: the one place that knows whether anything has left. An exchange ends
 * when its call is cancelled or its time is over, even while an answer is dripping in. Thread-safe.
 */
final class Wire implements AutoCloseable {
    private static final int MAX_REFUSAL_BYTES = 64 * 1024;

    private final ClientLimits limits;
    private final CloseableHttpClient client;
    private final RequestConfig usual;
    private final Deadlines deadlines = new Deadlines();

    Wire(ClientLimits limits, String userAgent) {
        this.limits = limits;
        this.client = HttpStack.build(limits, userAgent);
        this.usual = HttpStack.requestConfig(limits, limits.longest());
    }

    CloseableHttpClient client() {
        return client;
    }

    Reply send(Outgoing request, CallScope scope) {
        var remaining = scope.remaining();
        if (scope.isCancelled() || remaining.isZero()) {
            return new Reply.Stopped(whyStopped(scope, "the call's time is over"));
        }
        request.setConfig(
                remaining.compareTo(limits.longest()) < 0 ? HttpStack.requestConfig(limits, remaining) : usual);
        var context = HttpClientContext.create();
        Deadlines.Watched deadline;
        try {
            deadline = deadlines.watch(request::cancel, remaining);
        } catch (RejectedExecutionException e) {
            return new Reply.Stopped("this server is shutting down");
        }
        scope.onCancel(request::cancel);
        try {
            return receive(client.executeOpen(request.host(), request, context), scope);
        } catch (IOException | IllegalStateException e) {
            return failed(e, context.getAttribute(HttpStack.DEPARTED) != null, scope);
        } finally {
            deadline.close();
            // Drops the connection of an answer that was not read to its end; closing would first read all of it.
            request.cancel();
        }
    }

    private Reply receive(ClassicHttpResponse response, CallScope scope) {
        var status = response.getCode();
        if (status >= 300) {
            var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            var body = beginning(response.getEntity());
            return new Reply.Received(status, retryAfter == null ? null : retryAfter.getValue(), body);
        }
        try {
            var body = read(response.getEntity(), limits.maxAnswerBytes());
            if (body == null) {
                return new Reply.Oversized(status);
            }
            return body.length == 0 && !isDelimited(response)
                    ? new Reply.Lost(status, "the connection broke off")
                    : new Reply.Received(status, null, body);
        } catch (IOException e) {
            var why = whyStopped(scope, NetworkTrouble.describe(e, limits));
            return new Reply.Lost(scope.isCancelled() ? null : status, why);
        }
    }

    /** Whether it shows where it ends: HttpClient takes a head that was cut off for one with no body. */
    private static boolean isDelimited(ClassicHttpResponse response) {
        return response.getEntity() == null
                || response.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || response.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Reply failed(Exception e, boolean departed, CallScope scope) {
        var why = whyStopped(scope, NetworkTrouble.describe(e, limits));
        if (departed) {
            return new Reply.Lost(null, why);
        }
        return scope.isCancelled() ? new Reply.Stopped(why) : new Reply.NotSent(why, NetworkTrouble.isRefusal(e));
    }

    private static String whyStopped(CallScope scope, String otherwise) {
        if (scope.isCancelled()) {
            return "the call was cancelled";
        }
        return scope.remaining().isZero() ? "the call's time is over" : otherwise;
    }

    /** The whole body, or null when it is larger than the limit. */
    private static byte @Nullable [] read(@Nullable HttpEntity entity, int limit) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > limit) {
            return null;
        }
        var content = entity.getContent();
        var body = content.readNBytes(limit);
        return body.length == limit && content.read() >= 0 ? null : body;
    }

    /** As much of a refusal's body as can be had: the status alone already tells what matters. */
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
        var chunk = new byte[4096];
        int length;
        while (body.size() < MAX_REFUSAL_BYTES && (length = content.read(chunk)) >= 0) {
            body.write(chunk, 0, length);
        }
    }

    @Override
    public void close() {
        deadlines.close();
        client.close(CloseMode.GRACEFUL);
    }
}
