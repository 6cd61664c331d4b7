package dev.paigomcp.transport;

/**
 * Carries requests to Paigo. This is all that the generated client knows of HTTP, tokens and retries.
 *
 * <p>The generated methods do not return a body and throw for the rest: they return what the transport returns. So the
 * scope of a call and the reader of its answer are ordinary arguments on the whole way down, and a refusal or a broken
 * connection is a value on the whole way up. Nothing travels by thread or by exception.
 *
 * <p>The stock client of openapi-generator cannot do that. Its methods return a body, so everything else about an answer
 * has to be smuggled past them, and its support code (authentication, dates, servers) serves only itself. One method over
 * an encoded request is the whole seam instead; tests and benchmarks can put anything behind it.
 *
 * <p>The seam is below the encoding of values and above everything that can fail on the way. What must be right before
 * anything is sent is done by {@link OperationCall}, once for all transports; what depends on the network is done by the
 * transport.
 */
public interface Transport {
    /**
     * Sends the request and reads the answer. Never throws for what Paigo or the network does. Thread-safe.
     *
     * @param scope the deadline and the cancellation of the tool call that the request is part of
     * @param reader reads the body of a 2xx answer
     */
    PaigoResult send(EncodedRequest request, CallScope scope, AnswerReader reader);

    /**
     * A request that is ready to be sent.
     *
     * @param method in capitals
     * @param target path and query, percent-encoded (RFC 3986), without the path of the base address
     * @param body JSON in UTF-8; empty if there is none
     */
    record EncodedRequest(String method, String target, byte[] body) {
        /** Returns whether the request changes nothing at Paigo, so that it may be sent again (RFC 9110, section 9.2.1). */
        public boolean isRead() {
            return method.equals("GET");
        }
    }
}
