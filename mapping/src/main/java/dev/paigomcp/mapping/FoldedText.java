package dev.paigomcp.mapping;

import java.text.Normalizer;

/**
 * Text by which names are compared: small letters and digits without accents, with one space between words. Compatibility
 * forms such as full-width letters become plain ones (Unicode NFKD), and digits of any script become ASCII digits. Dots and
 * apostrophes vanish, so that "A.C.M.E." is "acme"; any other character parts words.
 */
public final class FoldedText {
    private static final int ASCII = 0x80;

    private FoldedText() {}

    /** Returns the folded text; it is empty if the text has neither a letter nor a digit. */
    public static String of(String text) {
        var folded = new char[text.length()];
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (each >= ASCII) {
                return decomposed(text);
            }
            if (isSmallOrDigit(each)) {
                folded[length++] = each;
            } else if (each >= 'A' && each <= 'Z') {
                folded[length++] = (char) (each + ('a' - 'A'));
            } else if (parts(each) && length > 0 && folded[length - 1] != ' ') {
                folded[length++] = ' ';
            }
        }
        return new String(folded, 0, length > 0 && folded[length - 1] == ' ' ? length - 1 : length);
    }

    private static String decomposed(String text) {
        var folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(each -> {
            if (each < ASCII && Character.isLetterOrDigit(each)) {
                folded.append((char) Character.toLowerCase(each));
            } else if (each < ASCII && parts((char) each)) {
                space(folded);
            } else if (each < ASCII) {
                return;
            } else if (Character.isDigit(each)) {
                folded.append(Character.digit(each, 10));
            } else if (vanishes(each)) {
                return;
            } else if (isLetter(each)) {
                addLetter(each, folded);
            } else {
                space(folded);
            }
        });
        return end(folded);
    }

    private static boolean isSmallOrDigit(char each) {
        return each >= 'a' && each <= 'z' || each >= '0' && each <= '9';
    }

    /** Returns whether an ASCII character that is no letter or digit parts words. */
    private static boolean parts(char each) {
        return each != '.' && each != '\'' && each != '`';
    }

    /** Letters that Unicode does not take apart are written as people without them write them. */
    private static void addLetter(int each, StringBuilder folded) {
        var small = Character.toLowerCase(Character.toUpperCase(each));
        switch (small) {
            case 'ß' -> folded.append("ss");
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ', 'ð' -> folded.append('d');
            case 'þ' -> folded.append("th");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ı' -> folded.append('i');
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(small);
        }
    }

    /** A mark that has room of its own is the vowel of a letter. */
    private static boolean isLetter(int each) {
        return Character.isLetterOrDigit(each) || Character.getType(each) == Character.COMBINING_SPACING_MARK;
    }

    /** Accents, apostrophes, and marks that cannot be seen. */
    private static boolean vanishes(int each) {
        return switch (Character.getType(each)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> each == '\u2018' || each == '\u2019' || each == '\u02BC';
        };
    }

    private static void space(StringBuilder folded) {
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    private static String end(StringBuilder folded) {
        var length = folded.length();
        if (length > 0 && folded.charAt(length - 1) == ' ') {
            folded.setLength(length - 1);
        }
        return folded.toString();
    }
}
