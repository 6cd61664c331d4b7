package dev.paigomcp.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Swallows what a client still sends after it was refused. Closing on unread bytes makes TCP reset the connection, and
 * the client may then lose the answer that tells it why (RFC 9112, section 9.6).
 */
final class BodyDrain {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;

    private BodyDrain() {}

    static void swallow(HttpServletRequest request) {
        var chunked = request.getHeader("Transfer-Encoding") != null;
        var waitsForPermission = request.getHeader("Expect") != null;
        if (waitsForPermission || !(chunked || request.getContentLengthLong() > 0)) {
            return;
        }
        var end = System.nanoTime() + LIMIT.toNanos();
        var buffer = new byte[16 * 1024];
        try {
            ServletContextRequest.getServletContextRequest(request)
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .setIdleTimeout(PAUSE_MILLIS);
            var in = request.getInputStream();
            while (in.read(buffer) != -1 && System.nanoTime() < end) {
                continue;
            }
        } catch (IOException e) {
            // The client left, paused or broke off: there is nobody to be kind to.
        }
    }
}
