package dev.paigomcp.fetch;

/** Something could not be fetched, or must not be; the message says why, for the log and not for strangers. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    public FetchException(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
