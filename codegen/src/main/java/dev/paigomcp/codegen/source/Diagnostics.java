package dev.paigomcp.codegen.source;

import dev.paigomcp.mapping.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects every finding of a run, so that all mistakes are reported at once. Not thread-safe. */
public final class Diagnostics {
    private final TreeSet<Diagnostic> found = new TreeSet<>();

    /** Adds an error at a place of a file; {@code hint} says what to do about it, or is null. */
    public void error(Document in, String pointer, String message, @Nullable String hint) {
        error(in.file(), in.lineOf(pointer), message, hint);
    }

    /** Adds an error at a line, which is 0 if it concerns the whole file. */
    public void error(String file, int line, String message, @Nullable String hint) {
        found.add(new Diagnostic(file, line, Diagnostic.Severity.error, message, hint));
    }

    /** Adds a warning at a place of a file. */
    public void warning(Document in, String pointer, String message) {
        found.add(new Diagnostic(in.file(), in.lineOf(pointer), Diagnostic.Severity.warning, message, null));
    }

    /** Returns whether there is an error among the findings. */
    public boolean hasErrors() {
        return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.error);
    }

    /** Returns all findings, sorted by file, then line, then message. */
    public List<Diagnostic> all() {
        return List.copyOf(found);
    }

    /** Returns the hint {@code did you mean "x"?} for the nearest of the names, or null if none is near. */
    public static @Nullable String didYouMean(String wrong, Collection<String> names) {
        return Nearest.of(wrong, names)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse(null);
    }
}
