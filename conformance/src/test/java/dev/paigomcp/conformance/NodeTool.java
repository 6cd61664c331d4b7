package dev.paigomcp.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A program of {@code conformance/node_modules}, run on the Node beside it; what it says is kept below target/. */
final class NodeTool {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("node_modules/.bin");

    private final List<String> command;

    /** @param command a program of {@code node_modules/.bin} and its first arguments, such as "node" and a script */
    NodeTool(String... command) {
        this.command = List.of(command);
    }

    /** An empty folder for a run of that name. */
    Path folder(String name) {
        var folder = LoggedRun.TARGET.resolve(name);
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
    LoggedRun run(String name, int seconds, List<String> arguments) {
        var process = new ProcessBuilder(commandLine(arguments));
        // The programs' first lines ask env for "node".
        process.environment().merge("PATH", PROGRAMS.toString(), (old, ours) -> ours + File.pathSeparator + old);
        try {
            return LoggedRun.of(process, name, seconds);
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
}
