package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.time.Duration;

/**
 * The timeouts of one attempt and the size of an answer; the time of a whole call is in its {@link CallScope}.
 *
 * @param connect the timeout of a TCP connection, and again of its TLS handshake
 * @param response the longest silence while an answer is awaited or read
 * @param lease the timeout of waiting for a free connection
 * @param maxAnswerBytes the largest body of an answer, after decompression
 */
public record ClientLimits(Duration connect, Duration response, Duration lease, int maxAnswerBytes) {
    /** Returns the limits that the server uses. */
    public static ClientLimits standard() {
        return new ClientLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5), 20 * 1024 * 1024);
    }

    /** Returns the longer of the two timeouts of a request: with so much time left, a call need not shorten them. */
    Duration longestWait() {
        return response.compareTo(lease) < 0 ? lease : response;
    }

    public ClientLimits withResponse(Duration limit) {
        return new ClientLimits(connect, limit, lease, maxAnswerBytes);
    }

    public ClientLimits withMaxAnswerBytes(int limit) {
        return new ClientLimits(connect, response, lease, limit);
    }
}
