package dev.paigomcp.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Reads the body of a request within the limits, and not one byte of a body that is said to exceed them. */
final class BodyReader {
    private static final int CHUNK = 16 * 1024;

    private final HttpLimits limits;

    BodyReader(HttpLimits limits) {
        this.limits = limits;
    }

    byte[] read(HttpServletRequest request) {
        var said = request.getContentLengthLong();
        if (said > limits.body()) {
            throw tooLarge();
        }
        var end = System.nanoTime() + limits.read().toNanos();
        var out = new ByteArrayOutputStream(said > 0 ? (int) said : 1024);
        var buffer = new byte[said > 0 ? (int) Math.min(said, CHUNK) : CHUNK];
        try {
            var in = request.getInputStream();
            for (var count = in.read(buffer); count != -1; count = in.read(buffer)) {
                if (out.size() + count > limits.body()) {
                    throw tooLarge();
                }
                if (System.nanoTime() > end) {
                    throw tooSlow();
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw tooSlow();
            }
            throw new HttpError(400, "The body ended early or is not framed as its headers say");
        }
        return out.toByteArray();
    }

    private static HttpError tooSlow() {
        return new HttpError(408, "The body did not come in time: send it at once");
    }

    private HttpError tooLarge() {
        return new HttpError(413, "The body is larger than " + limits.body() + " bytes, the most that is read");
    }
}
