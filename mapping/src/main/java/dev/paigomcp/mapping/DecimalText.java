package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decimals as people write them, read to say what to write instead. Nothing of it is taken as it is: {@code 1,250} is more
 * than a thousand in one country and a bit more than one in another.
 */
final class DecimalText {
    /** One to three digits, a dot or comma, and three more: a thousand and more, or a fraction. */
    private static final int MIN_AMBIGUOUS = 5;

    private static final int MAX_AMBIGUOUS = 7;

    /** The longest text that is read. */
    private static final int MAX_TEXT = 100;

    /** A number with a currency before or after it, by its symbol or a word. */
    private static final Pattern WITH_CURRENCY =
            Pattern.compile("([\\p{L}]{0,3}\\p{Sc}|\\p{L}{1,20})?\\s*([-+]?[\\d.,' ]*\\d[\\d.,' ]*?)\\s*"
                    + "([\\p{L}]{0,3}\\p{Sc}|\\p{L}{1,20})?");

    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,' ]*\\d[\\d.,' ]*");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([ '])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d+)?");
    private static final Pattern BY_COMMAS = Pattern.compile("\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?:\\.\\d+)?");
    private static final Pattern BY_DOTS = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?");
    private static final Pattern ONE_MARK = Pattern.compile("\\d*[.,]?\\d*");
    private static final Pattern SCIENTIFIC = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?[eE][-+]?\\d{1,2}");

    private DecimalText() {}

    /** Returns whether a text can be read as a whole number of thousands and as a fraction; a sign does not matter. */
    static boolean isAmbiguous(String text) {
        var start = signs(text);
        var length = text.length() - start;
        if (length < MIN_AMBIGUOUS || length > MAX_AMBIGUOUS || text.charAt(start) == '0') {
            return false;
        }
        for (var i = start; i < text.length(); i++) {
            var each = text.charAt(i);
            if (i == text.length() - 4 ? each != '.' && each != ',' : each < '0' || each > '9') {
                return false;
            }
        }
        return true;
    }

    private static int signs(String text) {
        return text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    }

    /** Returns the two numbers that an ambiguous text can be, each written so that it is clear. */
    static List<String> readings(String ambiguous) {
        var unsigned = ambiguous.substring(signs(ambiguous));
        var sign = ambiguous.startsWith("-") ? "-" : "";
        var mark = unsigned.length() - 4;
        var whole = unsigned.substring(0, mark);
        var places = unsigned.substring(mark + 1);
        var fraction = new BigDecimal(whole + "." + places).stripTrailingZeros();
        var plain = fraction.scale() == places.length() ? fraction.toPlainString() + "0" : fraction.toPlainString();
        return List.of(sign + whole + places, sign + plain);
    }

    /** Returns the question which of its two numbers an ambiguous text is. */
    static String question(String ambiguous) {
        var both = readings(ambiguous);
        return "can be read as " + both.get(0) + " or as " + both.get(1) + ": write \"" + both.get(0) + "\" or \""
                + both.get(1) + "\"";
    }

    /**
     * Returns the decimal that a text is, written plainly, or an ambiguous one as it stands; empty if it is none.
     *
     * @param isMoney whether a currency may stand beside it
     */
    static Optional<String> read(String given, boolean isMoney) {
        if (given.length() > MAX_TEXT) {
            return Optional.empty();
        }
        var text = plainSigns(given).strip();
        if (SCIENTIFIC.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text).toPlainString());
        }
        var number = (isMoney ? WITH_CURRENCY : NUMBER).matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        var core = (isMoney ? number.group(2) : number.group()).strip();
        var sign = core.startsWith("-") ? "-" : "";
        var digits = (core.startsWith("-") || core.startsWith("+") ? core.substring(1) : core).strip();
        return unsigned(digits).map(plain -> isZero(plain) ? plain : sign + plain);
    }

    /** Returns the currency that stands beside the number of a text that was read, as it was typed. */
    static Optional<String> currency(String given) {
        var text = plainSigns(given).strip();
        var number = WITH_CURRENCY.matcher(text);
        if (SCIENTIFIC.matcher(text).matches() || !number.matches()) {
            return Optional.empty();
        }
        return Stream.of(number.group(1), number.group(3))
                .filter(Objects::nonNull)
                .reduce((before, after) -> before + " " + after);
    }

    /** Returns the share that a text such as {@code 20 %} is, or empty if it is none. */
    static Optional<String> share(String given) {
        var text = plainSigns(given).strip();
        return text.endsWith("%")
                ? read(text.substring(0, text.length() - 1), false)
                        .filter(plain -> plain.indexOf(',') < 0)
                        .map(DecimalText::hundredth)
                : Optional.empty();
    }

    /** Returns the hundredth of a number in plain text. */
    static String hundredth(String plain) {
        var share = new BigDecimal(plain).movePointLeft(2).stripTrailingZeros();
        return share.toPlainString();
    }

    private static Optional<String> unsigned(String digits) {
        if (isAmbiguous(digits)) {
            return Optional.of(digits);
        }
        if (ONE_MARK.matcher(digits).matches()) {
            return Optional.of(complete(digits.replace(',', '.')));
        }
        if (GROUPED.matcher(digits).matches()) {
            return Optional.of(digits.replace(" ", "").replace("'", "").replace(',', '.'));
        }
        if (BY_COMMAS.matcher(digits).matches()) {
            return Optional.of(digits.replace(",", ""));
        }
        if (BY_DOTS.matcher(digits).matches()) {
            return Optional.of(digits.replace(".", "").replace(',', '.'));
        }
        return Optional.empty();
    }

    private static String complete(String number) {
        var begun = number.startsWith(".") ? "0" + number : number;
        return begun.endsWith(".") ? begun.substring(0, begun.length() - 1) : begun;
    }

    private static boolean isZero(String plain) {
        return plain.chars().allMatch(each -> each == '0' || each == '.' || each == ',');
    }

    /** Returns the text with ASCII digits and signs in place of those of other scripts and of typesetters. */
    private static String plainSigns(String given) {
        var plain = new StringBuilder();
        Normalizer.normalize(given, Normalizer.Form.NFKD).codePoints().forEach(each -> {
            if (Character.isDigit(each)) {
                plain.append(Character.digit(each, 10));
            } else if (Character.getType(each) != Character.FORMAT) {
                plain.appendCodePoint(
                        switch (each) {
                            case '\u2212', '\u2010', '\u2011', '\u2013' -> '-';
                            case '\u066B' -> '.';
                            case '\u066C', '\u2019', '\u2018', '_' -> '\'';
                            default -> Character.isSpaceChar(each) ? ' ' : each;
                        });
            }
        });
        return plain.toString();
    }
}
