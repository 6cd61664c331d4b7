package dev.paigomcp.common;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The name of an organisation, by what sets it apart: letters and digits, without accents, case and legal form. */
public final class OrganisationName {
    /** Legal forms as they stand at the end of a name, without blanks and dots. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab",
            "ag",
            "aps",
            "as",
            "asa",
            "bv",
            "bvba",
            "co",
            "company",
            "corp",
            "corporation",
            "cv",
            "doo",
            "eg",
            "eirl",
            "eood",
            "ev",
            "eurl",
            "gbr",
            "gmbh",
            "gmbhcokg",
            "inc",
            "incorporated",
            "kft",
            "kg",
            "kgaa",
            "kk",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
            "ltda",
            "mbh",
            "nv",
            "nyrt",
            "ohg",
            "ood",
            "ou",
            "oy",
            "oyj",
            "plc",
            "pte",
            "pty",
            "pvt",
            "sa",
            "sac",
            "sadecv",
            "sapi",
            "sarl",
            "sas",
            "scs",
            "se",
            "sia",
            "sl",
            "slu",
            "snc",
            "sociedad",
            "spa",
            "spzoo",
            "sro",
            "srl",
            "uab",
            "ug",
            "ulc",
            "vof",
            "zrt",
            "zoo");

    /** The most words of a legal form, such as {@code GmbH & Co. KG}. */
    private static final int MAX_WORDS = 4;

    private OrganisationName() {}

    /**
     * Returns what two spellings of one name have in common; empty if the text has no letter and no digit. A name that is
     * nothing but a legal form keeps it.
     */
    public static String key(String name) {
        var words = words(name);
        for (var end = withoutForm(words); end < words.size() && end > 0; end = withoutForm(words)) {
            words.subList(end, words.size()).clear();
        }
        return String.join("", words);
    }

    /** Returns how many words there are before the legal form at the end. */
    private static int withoutForm(List<String> words) {
        var most = Math.min(MAX_WORDS, words.size() - 1);
        for (var count = most; count > 0; count--) {
            var start = words.size() - count;
            var form = String.join("", words.subList(start, words.size()));
            if (LEGAL_FORMS.contains(form)) {
                return start > 1 && words.get(start - 1).equals("and") ? start - 1 : start;
            }
        }
        return words.size();
    }

    /** Returns the words in small letters; dots and apostrophes join, everything else parts. */
    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (c == '&') {
                end(word, words);
                words.add("and");
            } else if (!isJoining(c)) {
                end(word, words);
            }
        });
        end(word, words);
        return words;
    }

    private static boolean isJoining(int c) {
        return c == '.' || c == '\'' || c == 0x2019 || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
