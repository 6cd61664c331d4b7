package dev.paigomcp.store;

import java.util.Locale;

/**
 * Whether the store can be used.
 *
 * @param problem what is wrong and how to mend it, for the operator; empty if all is well
 */
public record StoreStatus(Level level, String problem) {
    /** The mode keeps nothing. */
    public static final StoreStatus NONE = new StoreStatus(Level.NONE, "");

    /** A row was just written and read. */
    public static final StoreStatus USABLE = new StoreStatus(Level.USABLE, "");

    /** How far the store can be used. */
    public enum Level {
        NONE,
        USABLE,
        /** It takes long to write and read a row, but calls still get theirs written in the end. */
        DEGRADED,
        /** No row can be written and read, so nobody can sign in. */
        UNUSABLE;

        /** Returns the level as a response tells it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StoreStatus degraded(String problem) {
        return new StoreStatus(Level.DEGRADED, problem);
    }

    static StoreStatus unusable(String problem) {
        return new StoreStatus(Level.UNUSABLE, problem);
    }

    public boolean isUnusable() {
        return level == Level.UNUSABLE;
    }
}
