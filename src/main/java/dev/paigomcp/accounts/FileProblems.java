package dev.paigomcp.accounts;

import dev.paigomcp.config.ConfigException;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every mistake of a file, to be told at once, each in a line: {@code path:line: error: message; hint: what to do}. */
final class FileProblems {
    private record Problem(int line, String message, String hint) {}

    private final String file;
    private final TreeSet<Problem> found =
            new TreeSet<>(Comparator.comparingInt(Problem::line).thenComparing(Problem::message));

    FileProblems(String file) {
        this.file = file;
    }

    /** @param hint what to do about it; empty when the message says it */
    void add(int line, String message, String hint) {
        found.add(new Problem(line, message, hint));
    }

    /** @throws ConfigException unless there is none */
    void end() {
        if (!found.isEmpty()) {
            throw new ConfigException(found.stream()
                    .map(problem -> file + ":" + problem.line() + ": error: " + problem.message()
                            + (problem.hint().isEmpty() ? "" : "; hint: " + problem.hint()))
                    .collect(Collectors.joining("\n")));
        }
    }
}
