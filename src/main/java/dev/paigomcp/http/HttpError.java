package dev.paigomcp.http;

import org.jspecify.annotations.Nullable;

/** A request that is not let through; the message names what was seen, the rule and the fix. */
final class HttpError extends RuntimeException {
    private final int status;
    private final @Nullable String challenge;

    HttpError(int status, String message) {
        this(status, message, null);
    }

    /** @param challenge the header WWW-Authenticate, if there is to be one */
    HttpError(int status, String message, @Nullable String challenge) {
        super(message, null, false, false);
        this.status = status;
        this.challenge = challenge;
    }

    @Nullable
    String challenge() {
        return challenge;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
