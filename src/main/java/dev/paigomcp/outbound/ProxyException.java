package dev.paigomcp.outbound;

import java.io.IOException;

/** The proxy did not open the way to a host, so nothing has reached it. The message says why, as a whole sentence part. */
public final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyException(String message) {
        super(message);
    }

    /** Returns what happened, as the end of a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
