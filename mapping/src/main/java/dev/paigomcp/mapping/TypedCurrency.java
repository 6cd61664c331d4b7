package dev.paigomcp.mapping;

import java.util.List;

/**
 * A currency that was typed beside an amount, held against the argument that has the currency: the amount alone would be as
 * much in that one.
 *
 * @param sign the currency as it was typed, such as {@code €} or {@code EUR}
 * @param meant the allowed word that it stands for; empty if that is not clear
 * @param argument the argument for the currency
 * @param given the word that the caller gave for it; empty if none
 * @param allowed the words that may be given for it
 */
record TypedCurrency(String sign, String meant, String argument, String given, List<String> allowed) {
    static TypedCurrency of(String sign, String argument, CallAround call) {
        var given = call.arguments().path(argument).asString("");
        var words = call.words(argument);
        var allowed = words.isEmpty() && !given.isEmpty() ? List.of(given) : words;
        return new TypedCurrency(
                sign,
                call.hints().synonyms().meant(sign, allowed).orElse(""),
                argument,
                allowed.contains(given) ? given : "",
                allowed);
    }

    /** Returns whether the amount alone is what was meant, if the currency is given as {@link #meant}. */
    boolean isClear() {
        return !meant.isEmpty() && (given.isEmpty() || given.equals(meant));
    }

    /** Returns what to say of a currency that is clear, after what to write for the amount. */
    String where() {
        return given.isEmpty()
                ? ", and " + argument + " \"" + meant + "\""
                : ", and the currency in " + argument + " alone";
    }

    /** Returns what to ask about a currency that is not clear. */
    String question() {
        return " - \"" + sign + "\" is "
                + (meant.isEmpty()
                        ? "not clearly one of " + String.join(", ", allowed)
                        : meant + ", but " + argument + " is \"" + given + "\"")
                + "; nothing is converted, and as much in another currency is another amount: ask whoever named the amount";
    }
}
