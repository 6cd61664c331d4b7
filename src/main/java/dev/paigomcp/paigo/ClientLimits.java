package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.time.Duration;

/**
 * How long Paigo is waited for and how much it may say; the time of a whole call is its {@link CallScope}'s.
 *
 * @param connect for a TCP connection, and again for its TLS handshake
 * @param response the longest silence of an answer, within one attempt
 * @param lease for a free connection
 * @param maxAnswerBytes of an answer's body, after decompression
 */
public record ClientLimits(Duration connect, Duration response, Duration lease, int maxAnswerBytes) {
    public static ClientLimits standard() {
        return new ClientLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5), 20 * 1024 * 1024);
    }

    /** So much time left is as good as any more. */
    Duration longest() {
        return response.compareTo(lease) < 0 ? lease : response;
    }

    public ClientLimits withResponse(Duration limit) {
        return new ClientLimits(connect, limit, lease, maxAnswerBytes);
    }

    public ClientLimits withMaxAnswerBytes(int limit) {
        return new ClientLimits(connect, response, lease, limit);
    }
}
