package dev.paigomcp.http;

import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.http.jetty.HttpLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Reads the body of a request within the limits. Reads nothing of a body that is announced to exceed them. */
final class BodyReader {
    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int INITIAL_SIZE = 1024;

    private final HttpLimits limits;

    BodyReader(HttpLimits limits) {
        this.limits = limits;
    }

    /** @throws HttpError 400, 408 or 413, if the body breaks off, does not come in time or is too large */
    byte[] read(HttpServletRequest request) {
        var announced = request.getContentLengthLong();
        if (announced > limits.maxBody()) {
            throw tooLarge();
        }
        var end = System.nanoTime() + limits.readTimeout().toNanos();
        var body = new ByteArrayOutputStream(announced > 0 ? (int) announced : INITIAL_SIZE);
        var buffer = new byte[announced > 0 ? (int) Math.min(announced, BUFFER_SIZE) : BUFFER_SIZE];
        try {
            var in = request.getInputStream();
            for (var count = in.read(buffer); count != -1; count = in.read(buffer)) {
                if (body.size() + count > limits.maxBody()) {
                    throw tooLarge();
                }
                if (System.nanoTime() > end) {
                    throw tooSlow();
                }
                body.write(buffer, 0, count);
            }
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw tooSlow();
            }
            throw new HttpError(400, "The body ended early or is not framed as its headers say");
        }
        return body.toByteArray();
    }

    private static HttpError tooSlow() {
        return new HttpError(408, "The body did not come in time: send it at once");
    }

    private HttpError tooLarge() {
        return new HttpError(413, "The body is larger than " + limits.maxBody() + " bytes, the most that is read");
    }
}
