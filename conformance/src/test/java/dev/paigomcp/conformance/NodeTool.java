package dev.paigomcp.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of {@code conformance/node_modules}, run on the Node beside it; what it says is kept below target/. */
final class NodeTool {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("node_modules/.bin");
    private static final Path TARGET = Path.of(System.getProperty("conformance.target", "target"));

    private final List<String> command;

    /** @param command a program of {@code node_modules/.bin} and its first arguments, such as "node" and a script */
    NodeTool(String... command) {
        this.command = List.of(command);
    }

    /** What a run came to: its exit code and all that it said. */
    record Run(int exit, String output, Path folder) {}

    /**
     * Runs it to its end.
     *
     * @param name of the run: it works in the folder {@code target/NAME} and its words are in {@code target/NAME.log}
     */
    Run run(String name, int seconds, List<String> arguments) {
        try {
            var folder = Files.createDirectories(TARGET.resolve(name));
            var log = TARGET.resolve(name + ".log");
            var process = new ProcessBuilder(commandLine(arguments))
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // The programs' first lines ask env for "node".
            process.environment().merge("PATH", PROGRAMS.toString(), (old, ours) -> ours + File.pathSeparator + old);
            process.environment().put("NO_COLOR", "1");
            return new Run(exit(process.start(), name, seconds, log), Files.readString(log), folder);
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
        throw new AssertionError(name + " did not end within " + seconds + " s; it said:\n" + Files.readString(log));
    }
}
