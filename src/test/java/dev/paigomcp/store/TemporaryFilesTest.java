package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a process of its own: what it leaves where, and what it needs there. */
final class TemporaryFilesTest {
    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path temporary;
    private Path data;
    private Path output;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        data = folder.resolve("data");
        output = folder.resolve("output");
    }

    @AfterEach
    void kill() {
        started.forEach(Process::destroyForcibly);
    }

    private Process serve(String... javaOptions) throws IOException {
        var accounts =
                Files.writeString(folder.resolve("accounts.yaml"), "version: 1\nownAccounts: {environment: sandbox}\n");
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary);
        command.command().addAll(List.of(javaOptions));
        command.command()
                .addAll(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.paigomcp.Main",
                        "serve",
                        "--port=0",
                        "--mode=oauth",
                        "--public-url=https://mcp.example.com",
                        "--accounts=" + accounts,
                        "--data-dir=" + data));
        var process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        started.add(process);
        return process;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aServerThatIsKilledLeavesNothing() throws Exception {
        var server = serve();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(output).contains("Store: SQLite"));

        server.destroyForcibly();

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(names(temporary)).isEmpty();
        assertThat(names(data)).allMatch(name -> name.startsWith("paigo-mcp.") || name.equals("seal.keys"));
    }

    @Test
    void aFolderForTemporaryFilesIsNotNeeded() throws Exception {
        Files.delete(temporary);

        serve();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(output).contains("Store: SQLite"));
    }

    @Test
    void aFolderThatTheLibraryCannotBeLoadedFromIsToldWithItsSetting() throws Exception {
        var nowhere = folder.resolve("nowhere");
        var server = serve("-Dorg.sqlite.tmpdir=" + nowhere);

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output))
                .contains("SQLite's library cannot be loaded from " + nowhere, "-Dorg.sqlite.tmpdir=FOLDER")
                .doesNotContain("Exception", "\tat ");
        assertThat(Files.readAllLines(output)).hasSize(2);
    }
}
