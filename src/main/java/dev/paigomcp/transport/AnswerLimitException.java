package dev.paigomcp.transport;

/** Ends the reading of an answer that this server does not hold. It never leaves the transport. */
public final class AnswerLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What an answer goes beyond. */
    public enum Limit {
        /** How long one answer may be. */
        LENGTH,
        /** How much may be kept of one answer. */
        SIZE,
        /** The room that other answers leave at the moment. */
        ROOM
    }

    private final Limit limit;

    public AnswerLimitException(Limit limit) {
        super("an answer beyond " + limit, null, false, false);
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }
}
