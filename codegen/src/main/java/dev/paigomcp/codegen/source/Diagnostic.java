package dev.paigomcp.codegen.source;

import org.jspecify.annotations.Nullable;

/**
 * One finding about an input, with its place.
 *
 * @param file the path as the build knows it
 * @param line the line from 1, or 0 if the finding concerns the whole file
 * @param severity how much it matters
 * @param message the thing and the rule that it breaks
 * @param hint what to do about it, or null
 */
public record Diagnostic(
        String file,
        int line,
        Severity severity,
        String message,
        @Nullable String hint) implements Comparable<Diagnostic> {
    /** How much a finding matters: an error fails the build, a warning does not. */
    public enum Severity {
        error,
        warning
    }

    @Override
    public int compareTo(Diagnostic other) {
        var byFile = file.compareTo(other.file);
        var byLine = Integer.compare(line, other.line);
        return byFile != 0 ? byFile : byLine != 0 ? byLine : message.compareTo(other.message);
    }

    /** Returns {@code path:line: error: message}, and the hint on a line of its own. */
    @Override
    public String toString() {
        var place = line > 0 ? file + ":" + line : file;
        return place + ": " + severity + ": " + message + (hint == null ? "" : "\n  hint: " + hint);
    }
}
