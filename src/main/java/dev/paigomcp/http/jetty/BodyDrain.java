package dev.paigomcp.http.jetty;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Reads what a client still sends after it was refused. If a server closes a connection with unread bytes, TCP resets it, and
 * the client may lose the response that tells it why (RFC 9112, section 9.6).
 */
public final class BodyDrain {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long IDLE_TIMEOUT_MILLIS = 2_000;
    private static final int BUFFER_SIZE = 16 * 1024;

    private BodyDrain() {}

    /** Reads and forgets the rest of the body, but not for long; does not wait for a body that the client holds back. */
    public static void drain(HttpServletRequest request) {
        var chunked = request.getHeader("Transfer-Encoding") != null;
        var waitsForPermission = request.getHeader("Expect") != null;
        if (waitsForPermission || !(chunked || request.getContentLengthLong() > 0)) {
            return;
        }
        var end = System.nanoTime() + TIMEOUT.toNanos();
        var buffer = new byte[BUFFER_SIZE];
        try {
            ServletContextRequest.getServletContextRequest(request)
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .setIdleTimeout(IDLE_TIMEOUT_MILLIS);
            var in = request.getInputStream();
            while (in.read(buffer) != -1 && System.nanoTime() < end) {
                continue;
            }
        } catch (IOException e) {
            // The client left, paused or broke off, and reads no response.
        }
    }
}
