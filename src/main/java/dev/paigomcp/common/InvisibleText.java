package dev.paigomcp.common;

/**
 * Spells characters that nobody sees, or that change how others are seen: controls, marks of direction, zero-width
 * characters and tags. A model reads them all the same, and a terminal obeys some. Spelled, they are in plain sight and
 * nothing is lost: {@code \}{@code u200b} stands for a zero-width space.
 */
public final class InvisibleText {
    /** As many in a row are spelled; of more than these, the number is told. */
    private static final int MAX_SPELLED = 16;

    /** The first half of the tags U+E0000 to U+E007F and of the variation selectors from U+E0100 on. */
    private static final char HIGH_OF_TAGS = '\udb40';

    private InvisibleText() {}

    /** Returns the text with such characters spelled; line breaks and tabs stay. */
    public static String spelled(String text) {
        return isIn(text) ? spell(text) : text;
    }

    /** Returns whether there is such a character in the text. */
    public static boolean isIn(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (isInvisible(unit) || unit == HIGH_OF_TAGS) {
                return true;
            }
        }
        return false;
    }

    private static String spell(String text) {
        var out = new StringBuilder(text.length() + 64);
        var row = 0;
        for (var i = 0; i < text.length(); ) {
            var each = text.codePointAt(i);
            i += Character.charCount(each);
            if (isInvisible(each)) {
                row++;
                if (row <= MAX_SPELLED) {
                    for (var unit : Character.toChars(each)) {
                        out.append("\\u").append(hex(unit));
                    }
                }
            } else {
                endRow(out, row);
                row = 0;
                out.appendCodePoint(each);
            }
        }
        endRow(out, row);
        return out.toString();
    }

    private static void endRow(StringBuilder out, int row) {
        if (row > MAX_SPELLED) {
            out.append("(and ").append(row - MAX_SPELLED).append(" more that cannot be seen)");
        }
    }

    private static String hex(char unit) {
        var digits = Integer.toHexString(unit);
        return "0".repeat(4 - digits.length()) + digits;
    }

    /** Most text is below the first bound, which is why it is looked at first. */
    private static boolean isInvisible(int each) {
        if (each < 0x7f) {
            return each < ' ' && each != '\n' && each != '\t' && each != '\r';
        }
        return each <= 0x9f
                || (each >= 0x200b && each <= 0x200f)
                || (each >= 0x202a && each <= 0x202e)
                || (each >= 0x2060 && each <= 0x206f)
                || (each >= 0xe0000 && each <= 0xe0fff)
                || isSingle(each);
    }

    /** Soft hyphen, Arabic letter mark, Mongolian vowel separator, separators, byte order mark, annotations, Hangul fillers. */
    private static boolean isSingle(int each) {
        return switch (each) {
            case 0xad, 0x61c, 0x115f, 0x1160, 0x180e, 0x2028, 0x2029, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb ->
                true;
            default -> false;
        };
    }
}
