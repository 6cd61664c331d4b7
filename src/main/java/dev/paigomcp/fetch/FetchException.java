package dev.paigomcp.fetch;

/** A fetch that failed or was not allowed. The message says why, for the log; strangers must not read it. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    public FetchException(String why) {
        super(why, null, false, false);
    }

    /** Returns why, as a clause whose subject is what was fetched from. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
