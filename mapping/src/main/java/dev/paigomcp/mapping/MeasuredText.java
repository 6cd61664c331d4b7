package dev.paigomcp.mapping;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number with a unit, such as {@code 1.5 TB}, given where a number alone is wanted.
 *
 * @param number the number in plain decimal text
 * @param unit the word of the mapping for the unit
 */
public record MeasuredText(String number, String unit) {
    private static final int MAX_TEXT = 100;
    private static final Pattern FORM =
            Pattern.compile("\\s*([-+]?\\p{Nd}[\\p{Nd}.,' ]*?)\\s*([^\\p{Nd}\\s.,'].*?)\\s*");

    /** Returns the number and the unit that a text has, or empty if it has none that the mapping knows. */
    public static Optional<MeasuredText> of(String text, WordHints hints) {
        var found = FORM.matcher(text);
        if (text.length() > MAX_TEXT || !found.matches()) {
            return Optional.empty();
        }
        var unit = hints.unit(found.group(2));
        return unit.flatMap(
                word -> DecimalText.read(found.group(1), false).map(number -> new MeasuredText(number, word)));
    }

    /** Returns what is to be done for a number in that unit of the mapping. */
    public String toBecome(String wanted, Units units) {
        if (unit.equals(wanted)) {
            return number.indexOf(',') > 0 ? "it " + DecimalText.question(number) : "write \"" + number + "\"";
        }
        return units.factor(unit, wanted)
                .map(factor -> DecimalText.isAmbiguous(number)
                        ? factor.equation() + ", but which number it is must be asked first: " + number + " "
                                + DecimalText.question(number)
                        : factor.text(number) + "; nothing is converted here")
                .orElse("a number of " + Units.plural(unit) + " does not become one of " + Units.plural(wanted));
    }
}
