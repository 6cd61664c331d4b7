package dev.paigomcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./paigo-mcp} in a clone of its own, with a Java and a Maven that only note that they were called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("project.root"), "paigo-mcp").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path clone;
    private Path calls;

    /** What the launcher printed and how it ended. */
    private record Launched(int code, String out, String err) {}

    @BeforeEach
    void makeAClone() throws IOException {
        clone = Files.createDirectories(folder.resolve("clone"));
        calls = folder.resolve("calls");
        Files.copy(LAUNCHER, clone.resolve("paigo-mcp"));
        Files.createFile(clone.resolve("pom.xml"));
        for (var module : new String[] {"mapping", "codegen", "src"}) {
            Files.createDirectories(clone.resolve(module + "/main"));
            Files.createDirectories(clone.resolve(module + "/src/main"));
            Files.createFile(clone.resolve(module + "/pom.xml"));
        }
        Files.createDirectories(clone.resolve("specs"));
        for (var spec : new String[] {"paigo.openapi.yaml", "tools.yaml", "tools.schema.json"}) {
            Files.createFile(clone.resolve("specs/" + spec));
        }
        program("java", "echo java \"$@\" >>" + calls);
        program("mvn", "echo mvn \"$@\" >>" + calls + "; touch target/paigo-mcp.jar target/paigo-mcp.built");
    }

    private void program(String name, String script) throws IOException {
        var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Launched launch(String... words) throws IOException, InterruptedException {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var command = new ProcessBuilder("bash", clone.resolve("paigo-mcp").toString());
        command.command().addAll(List.of(words));
        command.environment().remove("JAVA_HOME");
        command.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        var process = command.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Launched(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private String called() throws IOException {
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    @Test
    void buildsAFreshCloneAndStarts() throws Exception {
        var launched = launch("serve");

        assertThat(launched.code()).as(launched.err()).isZero();
        assertThat(launched.out()).isEmpty();
        assertThat(launched.err()).contains("building, since there is no jar yet");
        assertThat(called()).containsPattern("(?s)^mvn .*\njava .*-XX:-UsePerfData .*-jar .*paigo-mcp.jar serve\n$");
    }

    @Test
    void stdioSaysWhatToRunFirst() throws Exception {
        var launched = launch("stdio");

        assertThat(launched.code()).isEqualTo(1);
        assertThat(launched.out()).isEmpty();
        assertThat(launched.err())
                .contains("there is no jar yet", "run this once: " + clone.resolve("paigo-mcp") + " --version");
        assertThat(called()).isEmpty();

        assertThat(launch("--version").code()).isZero();
        assertThat(launch("stdio").code()).isZero();
        assertThat(called()).endsWith("paigo-mcp.jar stdio\n").containsOnlyOnce("mvn ");
    }

    @Test
    void aCloneThatCannotBeWrittenIsTold() throws Exception {
        Files.writeString(clone.resolve("target"), "in the place of the folder, where not even root can write");

        var launched = launch("serve");

        assertThat(launched.code()).isEqualTo(1);
        assertThat(launched.err())
                .contains("cannot be written", clone.resolve("target").toString(), "user")
                .doesNotContain("the build failed", "mkdir");
        assertThat(called()).isEmpty();
    }

    @Test
    void aBuildThatFailsNamesItsLog() throws Exception {
        program("mvn", "echo specs/tools.yaml:3: error: no such operation; exit 1");

        var launched = launch("serve");

        assertThat(launched.code()).isEqualTo(1);
        assertThat(launched.err())
                .contains(
                        "specs/tools.yaml:3: error: no such operation",
                        clone.resolve("target/build.log").toString());
    }
}
