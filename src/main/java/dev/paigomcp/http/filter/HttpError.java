package dev.paigomcp.http.filter;

import java.time.Duration;
import java.util.Map;

/** A request that is not let through. The message names what was seen, the rule and the fix. */
public final class HttpError extends RuntimeException {
    /** The header that asks for a token (RFC 9110, section 11.6.1). */
    public static final String CHALLENGE = "WWW-Authenticate";

    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final Map<String, String> headers;

    /** @param status of the response, 400 to 599 */
    public HttpError(int status, String message) {
        this(status, message, Map.of());
    }

    private HttpError(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    /** Returns a refusal that tells the client how to authenticate. */
    public static HttpError challenge(int status, String message, String challenge) {
        return new HttpError(status, message, Map.of(CHALLENGE, challenge));
    }

    /**
     * Returns the refusal of a request that came too early (RFC 6585, section 4).
     *
     * @param message what there was too much of
     * @param wait until a request is let through again; the client is told whole seconds, rounded up
     */
    public static HttpError tooMany(String message, Duration wait) {
        var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new HttpError(
                TOO_MANY_REQUESTS,
                message + ": wait " + seconds + " s, and call less often from then on",
                Map.of("Retry-After", String.valueOf(seconds))); // RFC 9110, section 10.2.3
    }

    public int status() {
        return status;
    }

    /** Returns the headers that the response needs beside the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the message; unlike {@link #getMessage}, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
