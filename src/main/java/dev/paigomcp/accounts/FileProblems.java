package dev.paigomcp.accounts;

import dev.paigomcp.config.ConfigException;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Collects the mistakes of a file, so that all of them are reported at once, in the order of the file and one a line:
 * {@code path:line: error: message; hint: what to do}.
 */
final class FileProblems {
    private record Problem(int line, String message, String hint) {
        String text(String file) {
            return file + ":" + line + ": error: " + message + (hint.isEmpty() ? "" : "; hint: " + hint);
        }
    }

    private final String file;
    private final TreeSet<Problem> found =
            new TreeSet<>(Comparator.comparingInt(Problem::line).thenComparing(Problem::message));

    FileProblems(String file) {
        this.file = file;
    }

    /** @param hint what to do about it; empty if the message says it */
    void add(int line, String message, String hint) {
        found.add(new Problem(line, message, hint));
    }

    /** @throws ConfigException with all problems, if there are any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(
                    found.stream().map(problem -> problem.text(file)).collect(Collectors.joining("\n")));
        }
    }
}
