package dev.paigomcp.cli;

import dev.paigomcp.cli.Command.UsageException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.Options;

/**
 * {@code archive}: writes the class-data archive {@code paigo-mcp.jsa} beside the jar, with the Java that runs the command.
 * Java takes an archive only from itself and for an unchanged jar (JEP 350), so it belongs to the build or to an
 * installation, and no server ever writes one.
 */
final class ArchiveCommand {
    static final Command COMMAND = new Command(
            "archive",
            List.of(),
            "Write the class-data archive for this Java, which halves a start.",
            new Options(),
            ArchiveCommand::run);

    private static final int TRAINING_TIMEOUT_SECONDS = 120;

    private ArchiveCommand() {}

    private static int run(ParsedArguments given) throws IOException, InterruptedException {
        var jar = jar();
        var archive = jar.resolveSibling(
                jar.getFileName().toString().replaceFirst("\\.jar$", "") + ".jsa"); // where the launcher looks for it
        var unfinished = archive.resolveSibling(archive.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            var status = train(jar, unfinished);
            if (!Files.exists(unfinished)) {
                System.err.println("paigo-mcp archive: Java wrote no archive (exit code " + status
                        + "): can files be written in " + archive.getParent() + ", and is there space?");
                return Commands.EXIT_FAILED;
            }
            // A server may have the old one mapped: it keeps that file, and only the name changes hands.
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            System.err.println(
                    "paigo-mcp archive: " + e.getFile() + " cannot be replaced: allow this user to write it");
            return Commands.EXIT_FAILED;
        }
        System.out.println("Written: " + archive);
        return 0;
    }

    private static int train(Path jar, Path archive) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var training = new ProcessBuilder(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "-XX:ArchiveClassesAtExit=" + archive,
                        "-jar",
                        jar.toString(),
                        TrainCommand.COMMAND.name())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!training.waitFor(TRAINING_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            training.destroyForcibly().waitFor();
        }
        return training.exitValue();
    }

    private static Path jar() {
        try {
            var place = Path.of(ArchiveCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(place)) {
                return place;
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new UsageException("only for paigo-mcp.jar: run the command from the jar, not from class folders");
    }
}
