package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it starts without any setting, in a process of its own: what it has no use for costs it nothing. */
final class FastStartTest {
    private static List<String> loaded;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("classes.txt");
        var started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.paigomcp.Main",
                        "train")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();

        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(started.exitValue()).isZero();
        loaded = Files.readAllLines(log);
        assertThat(loaded)
                .anyMatch(line -> line.contains(" dev.paigomcp.http.HttpServer "))
                .anyMatch(line -> line.contains(" dev.paigomcp.mcp.McpEndpoint "));
    }

    /** @param names how the names of classes begin, as regular expressions */
    private static void assertLoadsNothingOf(String... names) {
        var unwanted = Pattern.compile(" (" + String.join("|", names) + ")");
        assertThat(loaded).noneMatch(line -> unwanted.matcher(line).find());
    }

    @Test
    void aLocalServerLoadsNothingOfStoreSealsAndLimits() {
        assertLoadsNothingOf(
                "com.github.benmanes.",
                "com.nimbusds.",
                "com.zaxxer.",
                "org.flywaydb.",
                "org.jdbi.",
                "org.postgresql.",
                "org.sqlite.",
                "org.yaml.");
    }

    @Test
    void aLocalServerLoadsNothingThatOtherModesNeed() {
        assertLoadsNothingOf(
                "org.snakeyaml.",
                "dev.paigomcp.accounts.(?!runtime.EndpointFactory\\b)",
                "dev.paigomcp.jwt.",
                "dev.paigomcp.SignedInDeployment ");
    }
}
