package dev.paigomcp.codegen.source;

import dev.paigomcp.mapping.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects every finding of a run, so that all mistakes are told at once. Not thread-safe. */
public final class Diagnostics {
    private final TreeSet<Diagnostic> found = new TreeSet<>();

    public void error(Document in, String pointer, String message, @Nullable String hint) {
        error(in.file(), in.lineOf(pointer), message, hint);
    }

    public void error(String file, int line, String message, @Nullable String hint) {
        found.add(new Diagnostic(file, line, Diagnostic.Severity.error, message, hint));
    }

    public void warning(Document in, String pointer, String message) {
        found.add(new Diagnostic(in.file(), in.lineOf(pointer), Diagnostic.Severity.warning, message, null));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.error);
    }

    /** All findings, by file, then line, then message. */
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
