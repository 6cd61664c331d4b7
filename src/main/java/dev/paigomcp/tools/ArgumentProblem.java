package dev.paigomcp.tools;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with one argument, for the model.
 *
 * @param argument its name, or its path such as {@code tiers[0].upTo}
 * @param message what was expected, and what was given
 */
record ArgumentProblem(String argument, String message) {
    /** The text of a call that was not carried out. */
    static String text(String tool, List<ArgumentProblem> problems) {
        return problems.stream()
                .map(problem -> "- " + problem.argument() + ": " + problem.message())
                .collect(Collectors.joining("\n", tool + " was not carried out; nothing was sent to Paigo.\n", ""));
    }
}
