package dev.paigomcp.http;

import java.time.Duration;

/** Requests that come too often (RFC 6585, section 4); the message says of what there were too many. */
final class RateLimited extends RuntimeException {
    private final Duration wait;

    RateLimited(String message, Duration wait) {
        super(message, null, false, false);
        this.wait = wait;
    }

    /** Until it is worth trying again, in whole seconds, upwards: who comes back then is let in. */
    long seconds() {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    String text() {
        return getMessage() + ": wait " + seconds() + " s, and call less often from then on";
    }
}
