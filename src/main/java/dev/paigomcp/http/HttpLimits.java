package dev.paigomcp.http;

import dev.paigomcp.mcp.McpEndpoint;
import java.time.Duration;

/**
 * What one client may take of the server.
 *
 * @param body the longest body, in bytes
 * @param headers the longest request line and headers together, in bytes
 * @param threads how many requests are worked on at once where there are no virtual threads
 * @param idle after which a connection on which nothing moves is closed
 * @param read within which a head must have come, and then a body, however steadily they drip
 * @param call within which a tool must answer
 * @param drain that running calls are given at the end
 */
record HttpLimits(int body, int headers, int threads, Duration idle, Duration read, Duration call, Duration drain) {
    static final HttpLimits USUAL = new HttpLimits(
            McpEndpoint.MAX_MESSAGE_BYTES,
            16 * 1024,
            600,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            McpEndpoint.CALL_TIMEOUT,
            Duration.ofSeconds(60));
}
