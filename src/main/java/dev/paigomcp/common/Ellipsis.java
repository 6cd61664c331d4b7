package dev.paigomcp.common;

/** Shortens text from outside to a length that fits a message. */
public final class Ellipsis {
    /** The most of a caller's text that a message repeats, in code points. */
    public static final int MAX_QUOTED = 80;

    private Ellipsis() {}

    /** Returns the caller's text, shortened to what a message may repeat. */
    public static String quoted(String text) {
        return cut(text, MAX_QUOTED);
    }

    /** Returns the text, or its first {@code max} characters (Unicode code points) and three dots if it has more. */
    public static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max)) + "...";
    }
}
