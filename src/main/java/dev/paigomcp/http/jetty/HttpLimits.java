package dev.paigomcp.http.jetty;

import dev.paigomcp.mcp.McpEndpoint;
import java.time.Duration;

/**
 * The limits of what one client may take of the server.
 *
 * @param maxBody size of a request body in bytes
 * @param maxHead size of the request line and headers together, in bytes
 * @param maxThreads requests worked on at once, where there are no virtual threads
 * @param idleTimeout after which a connection without traffic is closed
 * @param readTimeout for a whole head, and then for a whole body, however steadily they drip in
 * @param callTimeout for the response of a tool
 * @param drainTimeout for running calls when the server stops
 */
public record HttpLimits(
        int maxBody,
        int maxHead,
        int maxThreads,
        Duration idleTimeout,
        Duration readTimeout,
        Duration callTimeout,
        Duration drainTimeout) {
    public static final HttpLimits DEFAULT = new HttpLimits(
            McpEndpoint.MAX_MESSAGE_BYTES,
            16 * 1024,
            600,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            McpEndpoint.CALL_TIMEOUT,
            Duration.ofSeconds(60));
}
