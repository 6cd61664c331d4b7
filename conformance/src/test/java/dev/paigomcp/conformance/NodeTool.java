package dev.paigomcp.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program of {@code conformance/node_modules}, run on the Node beside it; what it says is kept below target/. */
final class NodeTool {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("node_modules/.bin");
    private static final Path TARGET = HOME.resolve("target");

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");

    private final List<String> command;

    /** @param command a program of {@code node_modules/.bin} and its first arguments, such as "node" and a script */
    NodeTool(String... command) {
        this.command = List.of(command);
    }

    /** What a run came to: its exit code and all that it said. */
    record Run(int exit, String output) {}

    /** An empty folder for a run of that name. */
    Path folder(String name) {
        var folder = TARGET.resolve(name);
        try {
            if (Files.exists(folder)) {
                try (var old = Files.walk(folder)) {
                    old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it to its end.
     *
     * @param name of the run: its words are kept in {@code target/NAME.log}
     */
    Run run(String name, int seconds, List<String> arguments) {
        try {
            var log = TARGET.resolve(name + ".log");
            var process = new ProcessBuilder(commandLine(arguments))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // The programs' first lines ask env for "node".
            process.environment().merge("PATH", PROGRAMS.toString(), (old, ours) -> ours + File.pathSeparator + old);
            return new Run(exit(process.start(), name, seconds, log), said(log));
        } catch (IOException e) {
            throw new AssertionError(command + " could not be run; was the module built by mvn -Pconformance?", e);
        }
    }

    private List<String> commandLine(List<String> arguments) {
        var line = new ArrayList<String>();
        var program = PROGRAMS.resolve(command.get(0));
        // No Node is served for every machine; the installed one, if new enough, does there.
        line.add(Files.exists(program) ? program.toString() : command.get(0));
        line.addAll(command.subList(1, command.size()));
        line.addAll(arguments);
        return line;
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
