package dev.paigomcp.transport;

import dev.paigomcp.common.Json;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One call of an operation, written down from left to right: the path and its parameters, the query, the body. Values are
 * encoded as they are added. If one of them would turn the request into another one, nothing is sent, and the result says
 * which value it was. Not thread-safe.
 */
public final class OperationCall {
    private static final byte[] NO_BODY = {};

    private final String method;
    private final StringBuilder target = new StringBuilder(100);
    private char separator = '?';
    private byte[] body = NO_BODY;
    private PaigoResult.@Nullable Invalid fault;

    /** @param method the HTTP method, in capitals */
    public OperationCall(String method) {
        this.method = method;
    }

    /** Adds a part of the path as the contract writes it. */
    public OperationCall path(String literal) {
        target.append(literal);
        return this;
    }

    /** Adds a path parameter, which must be a segment of the path with a meaning of its own. */
    public OperationCall pathParameter(String name, String value) {
        if (value.isEmpty()) {
            return invalid(name, "must not be empty");
        }
        // Servers and proxies take these as "here" and "one up", encoded or not (RFC 3986, section 5.2.4).
        if (value.equals(".") || value.equals("..")) {
            return invalid(name, "must not be \".\" or \"..\"");
        }
        return encode(name, value);
    }

    /** Adds a query parameter; null leaves it out. */
    public OperationCall query(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        target.append(separator).append(name).append('=');
        separator = '&';
        return encode(name, value);
    }

    /** Sets the JSON body; null leaves it out. */
    public OperationCall body(@Nullable JsonNode json) {
        if (json == null) {
            return this;
        }
        try {
            body = Json.TOLERANT.writeValueAsBytes(json);
            return this;
        } catch (JacksonException e) {
            return invalid("body", "must be writable as plain JSON: no number with an exponent beyond 9999");
        }
    }

    /** Sends the request, or returns the first fault if there is one. */
    public PaigoResult send(Transport transport, CallScope scope, AnswerReader reader) {
        return fault == null
                ? transport.send(new Transport.EncodedRequest(method, target.toString(), body), scope, reader)
                : fault;
    }

    private OperationCall encode(String name, String value) {
        if (!isUnicode(value)) {
            return invalid(name, "must be valid Unicode text: it holds half of a surrogate pair");
        }
        // All but the unreserved characters (RFC 3986, section 2.3).
        PercentCodec.encode(target, value, StandardCharsets.UTF_8);
        return this;
    }

    private OperationCall invalid(String parameter, String reason) {
        if (fault == null) {
            fault = new PaigoResult.Invalid(parameter, reason);
        }
        return this;
    }

    private static boolean isUnicode(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(value);
            }
        }
        return true;
    }
}
