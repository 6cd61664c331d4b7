package dev.paigomcp.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the run of a program came to.
 *
 * @param exit its exit code
 * @param output all that it said, without colours
 */
record LoggedRun(int exit, String output) {
    static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");

    /**
     * Runs a program to its end, without any input.
     *
     * @param name of the run: its words are kept in {@code target/NAME.log}
     */
    static LoggedRun of(ProcessBuilder program, String name, int seconds) throws IOException {
        var log = Files.createDirectories(TARGET).resolve(name + ".log");
        program.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        return new LoggedRun(exit(program.start(), name, seconds, log), said(log));
    }

    private static int exit(Process process, String name, int seconds, Path log) throws IOException {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        throw new AssertionError(name + " did not end within " + seconds + " s; it said:\n" + said(log));
    }

    private static String said(Path log) throws IOException {
        return COLOURS.matcher(Files.readString(log)).replaceAll("");
    }
}
