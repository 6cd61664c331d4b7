package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.time.Duration;

/**
 * The timeouts of one attempt and the length of an answer; the time of a whole call is in its {@link CallScope}, and what is
 * kept of answers in the {@link AnswerBudget}.
 *
 * @param connect the timeout of a TCP connection, and again of its TLS handshake
 * @param response the longest silence while an answer is awaited or read
 * @param lease the timeout of waiting for a free connection
 * @param maxWholeBytes the longest body of an answer that is kept whole, or answers a write, after decompression
 * @param maxPassingBytes the longest body of an answer to a read of which only parts are kept, after decompression
 */
public record ClientLimits(
        Duration connect, Duration response, Duration lease, int maxWholeBytes, int maxPassingBytes) {
    private static final int MAX_WHOLE_BYTES = 20 * 1024 * 1024;

    /** A list of Paigo's is all of an account: of 100,000 customers with their invoices, some 200 MB. */
    private static final int MAX_PASSING_BYTES = 512 * 1024 * 1024;

    /** Returns the limits that the server uses. */
    public static ClientLimits standard() {
        return new ClientLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                MAX_WHOLE_BYTES,
                MAX_PASSING_BYTES);
    }

    /** Returns the longer of the two timeouts of a request: with so much time left, a call need not shorten them. */
    Duration longestWait() {
        return response.compareTo(lease) < 0 ? lease : response;
    }

    public ClientLimits withResponse(Duration limit) {
        return new ClientLimits(connect, limit, lease, maxWholeBytes, maxPassingBytes);
    }

    public ClientLimits withMaxAnswerBytes(int whole, int passing) {
        return new ClientLimits(connect, response, lease, whole, passing);
    }
}
