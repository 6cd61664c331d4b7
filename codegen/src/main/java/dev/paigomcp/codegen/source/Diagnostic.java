package dev.paigomcp.codegen.source;

import org.jspecify.annotations.Nullable;

/**
 * One finding about an input, with its place.
 *
 * @param file the path as the build knows it
 * @param line counted from 1; 0 when the finding is about the whole file
 * @param severity errors fail the build, warnings do not
 * @param message names the thing and the rule
 * @param hint what to do about it, or null
 */
public record Diagnostic(
        String file,
        int line,
        Severity severity,
        String message,
        @Nullable String hint) implements Comparable<Diagnostic> {
    /** How much a finding matters. */
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

    /** {@code path:line: error: message}, and the hint on a line of its own. */
    @Override
    public String toString() {
        var place = line > 0 ? file + ":" + line : file;
        return place + ": " + severity + ": " + message + (hint == null ? "" : "\n  hint: " + hint);
    }
}
