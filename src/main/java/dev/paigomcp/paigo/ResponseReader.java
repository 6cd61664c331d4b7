package dev.paigomcp.paigo;

import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerLimitException;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.CallScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;

/** Reads a response from its connection: a 2xx answer as a stream of JSON, the beginning of any other. Thread-safe. */
record ResponseReader(ClientLimits limits) {
    private static final int MAX_REFUSAL_BYTES = 64 * 1024;

    /**
     * How a 2xx answer is read.
     *
     * @param room for what the reader keeps
     * @param passes whether most of it passes by, so that it may be longer than what is kept whole
     */
    record Reading(AnswerReader reader, AnswerBody.Room room, boolean passes) {}

    /** Reads what is needed of a response. Never throws for what the network does or Paigo says. */
    Exchange read(ClassicHttpResponse response, Reading reading, CallScope scope) {
        var status = response.getCode();
        if (status >= 300) {
            var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            var body = beginning(response.getEntity());
            return new Exchange.Received(status, retryAfter == null ? null : retryAfter.getValue(), body);
        }
        try {
            return answer(response, reading);
        } catch (AnswerLimitException e) {
            return new Exchange.Unusable(status, cause(e.limit()));
        } catch (IOException e) {
            return lost(status, e, scope);
        } catch (JacksonIOException e) {
            return lost(status, Objects.requireNonNull(e.getCause()), scope);
        } catch (JacksonException | NumberFormatException e) {
            return new Exchange.Unusable(status, Exchange.Unusable.Cause.NOT_JSON);
        }
    }

    private static Exchange.Unusable.Cause cause(AnswerLimitException.Limit limit) {
        return switch (limit) {
            case LENGTH -> Exchange.Unusable.Cause.TOO_LONG;
            case SIZE -> Exchange.Unusable.Cause.TOO_LARGE;
            case ROOM -> Exchange.Unusable.Cause.NO_ROOM;
        };
    }

    private Exchange answer(ClassicHttpResponse response, Reading reading) throws IOException {
        var entity = response.getEntity();
        var length = entity == null ? 0 : entity.getContentLength();
        var longest = reading.passes() ? limits.maxPassingBytes() : limits.maxWholeBytes();
        if (length > longest) {
            throw new AnswerLimitException(AnswerLimitException.Limit.LENGTH);
        }
        var content = entity == null ? InputStream.nullInputStream() : entity.getContent();
        var body = new AnswerBody(content, length, longest, reading.room());
        JsonNode read = reading.reader().read(body);
        release(content);
        return body.count() == 0 && !isDelimited(response)
                ? new Exchange.Lost(response.getCode(), "the connection broke off")
                : new Exchange.Answered(response.getCode(), read, body.count() == 0);
    }

    /**
     * Leaves the connection of content that was read to its end to the next request. The end of compressed content is not
     * that of the body, which would be taken for broken off. An end of the body that does not come costs the connection.
     */
    private static void release(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            return;
        }
    }

    private Exchange lost(int status, Exception e, CallScope scope) {
        var why = HttpAttempt.whyStopped(scope, NetworkErrors.describe(e, limits));
        return new Exchange.Lost(scope.isCancelled() ? null : status, why);
    }

    /** Returns whether the answer says where it ends: HttpClient takes a head that was cut off for one without a body. */
    private static boolean isDelimited(ClassicHttpResponse response) {
        return response.getEntity() == null
                || response.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || response.containsHeader(HttpHeaders.TRANSFER_ENCODING);
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
        while (body.size() < MAX_REFUSAL_BYTES) {
            var length = content.read(buffer);
            if (length < 0) {
                release(content);
                return;
            }
            body.write(buffer, 0, length);
        }
    }
}
