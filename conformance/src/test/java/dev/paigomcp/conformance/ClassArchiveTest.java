package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside a jar, as it is installed: its class-data archive may be missing, broken or of another Java. */
class ClassArchiveTest {
    @TempDir
    private Path home;

    private Path archive;

    @BeforeEach
    void install() throws IOException {
        var target = Files.createDirectory(home.resolve("target"));
        Files.copy(Path.of("../paigo-mcp"), home.resolve("paigo-mcp"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(
                Path.of("../target/paigo-mcp.jar"),
                target.resolve("paigo-mcp.jar"),
                StandardCopyOption.COPY_ATTRIBUTES);
        archive = target.resolve("paigo-mcp.jsa");
    }

    @Test
    void aBrokenArchiveIsToldOnStandardErrorAlone() throws Exception {
        Files.writeString(archive, "no archive");

        var ended = run("--version");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).matches("paigo-mcp \\S+\\R");
    }

    @Test
    void theArchiveOfAnotherJarIsToldOnStandardErrorAlone() throws Exception {
        Files.copy(Path.of("../target/paigo-mcp.jsa"), archive);
        Files.setLastModifiedTime(home.resolve("target/paigo-mcp.jar"), FileTime.fromMillis(1_000_000_000_000L));

        var ended = run("--version");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).matches("paigo-mcp \\S+\\R");
        assertThat(ended.err()).contains("paigo-mcp.jsa");
    }

    @Test
    void writesAnArchiveThatJavaTakes() throws Exception {
        Files.writeString(archive, "the old one");

        var written = run("archive");

        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.out()).isEqualTo("Written: " + archive.toRealPath() + System.lineSeparator());
        assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**.new");
        var ended = run("--version");
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void neitherStartNorCallWritesAnArchive() throws Exception {
        assertThat(run("tools").status()).isZero();

        assertThat(archive).doesNotExist();
    }

    private record Ended(int status, String out, String err) {}

    private Ended run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(home.resolve("paigo-mcp").toString()));
        command.addAll(List.of(words));
        var out = Files.createTempFile(home, "out", "");
        var err = Files.createTempFile(home, "err", "");
        var started = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        started.environment().put("JAVA_HOME", System.getProperty("java.home"));
        started.environment().remove("JAVA_OPTS");
        var process = started.start();
        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
