package dev.paigomcp.resources;

/** Text from outside, as far as a message repeats it. */
final class Shortened {
    private static final int LONGEST = 80;

    private Shortened() {}

    static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
