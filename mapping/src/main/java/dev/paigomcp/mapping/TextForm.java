package dev.paigomcp.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A form that a text may have to have, by its word in the mapping. */
public enum TextForm {
    /** A name by which something can be told: with a letter or a digit. */
    name(text -> text.codePoints().anyMatch(Character::isLetterOrDigit)) {
        @Override
        String expected(String given) {
            return "a name with a letter or a digit";
        }
    },
    /** A plausible addr-spec (RFC 5322, section 3.4.1) without quotes, within the lengths of RFC 5321, section 4.5.3.1. */
    email(TextForm::isEmail) {
        @Override
        String expected(String given) {
            return "one e-mail address such as billing@acme.example";
        }
    },
    /** A country code (ISO 3166-1 alpha-2). */
    country(TextForm::isCountry) {
        @Override
        String expected(String given) {
            return "an ISO 3166 alpha-2 country code" + (meant(given).isEmpty() ? " such as DE" : "");
        }

        @Override
        String advice(String given) {
            return meant(given);
        }
    };

    private static final int MAX_LOCAL_PART = 64;

    /** A path has 256 octets with its angle brackets (RFC 5321, section 4.5.3.1.3). */
    private static final int MAX_ADDRESS = 254;

    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}][\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Predicate<String> fits;

    TextForm(Predicate<String> fits) {
        this.fits = fits;
    }

    /** Returns whether the text has the form. */
    boolean fits(String text) {
        return fits.test(text);
    }

    /** Returns what was expected in place of that text. */
    abstract String expected(String given);

    /** Returns the end of a message about that text: what was meant, or no text. */
    String advice(String given) {
        return "";
    }

    String word() {
        return name();
    }

    static TextForm of(String word) {
        return Arrays.stream(values())
                .filter(form -> form.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no form \"" + word + "\""));
    }

    private static boolean isEmail(String text) {
        var at = text.indexOf('@');
        return at > 0
                && at <= MAX_LOCAL_PART
                && text.length() <= MAX_ADDRESS
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    private static boolean isCountry(String text) {
        return COUNTRIES.contains(text);
    }

    /** Returns the code that was meant by a code in small letters, one of three letters, or an English name. */
    private static String meant(String given) {
        var text = given.strip();
        return text.equalsIgnoreCase("UK") // reserved for it by ISO 3166, but not its code
                ? " - did you mean GB?"
                : COUNTRIES.stream()
                        .filter(code -> code.equalsIgnoreCase(text) || isNamed(new Locale("", code), text))
                        .sorted()
                        .findFirst()
                        .map(code -> " - did you mean " + code + "?")
                        .orElse("");
    }

    private static boolean isNamed(Locale country, String text) {
        return country.getISO3Country().equalsIgnoreCase(text)
                || country.getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(text);
    }
}
