package dev.paigomcp.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of a wrong word beside the words that are allowed. */
public record WordHints(Synonyms synonyms, Units units) {
    /** How many units are told for one that is not allowed: the nearest decimal and the nearest binary one. */
    private static final int MAX_UNITS = 2;

    /** Returns the word of a unit that was meant, or empty if no unit was. */
    public Optional<String> unit(String given) {
        return synonyms.meant(given, units.words());
    }

    /**
     * Returns the end of a message: the allowed word that was meant, or how the given unit becomes an allowed one.
     *
     * @param isUnit whether the words are units of a number, and not spans such as an interval
     */
    public String hint(String given, Collection<String> allowed, boolean isUnit) {
        return synonyms.meant(given, allowed)
                .map(word -> " - did you mean " + word + "?")
                .or(() -> (isUnit ? unit(given) : Optional.<String>empty()).flatMap(unit -> conversions(unit, allowed)))
                .orElse("");
    }

    private Optional<String> conversions(String unit, Collection<String> allowed) {
        var factors = allowed.stream()
                .flatMap(word -> units.factor(unit, word).stream())
                .sorted(Comparator.comparing(Units.Factor::distance))
                .limit(MAX_UNITS)
                .map(Units.Factor::equation)
                .collect(Collectors.toList());
        return factors.isEmpty()
                ? Optional.empty()
                : Optional.of(" - " + String.join(", and ", List.copyOf(factors)) + "; nothing is converted");
    }
}
