package dev.paigomcp.guard;

/** Something could not be fetched, or must not be; the message says why, for the log and not for strangers. */
public final class Unfetched extends Exception {
    private static final long serialVersionUID = 1L;

    public Unfetched(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
