package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server on this machine alone has no use for costs its start nothing. */
final class FastStartTest {
    private static final List<String> UNUSED = List.of(
            "com.github.benmanes.",
            "com.nimbusds.",
            "com.zaxxer.",
            "org.flywaydb.",
            "org.jdbi.",
            "org.postgresql.",
            "org.sqlite.",
            "org.yaml.");

    @Test
    void aLocalServerLoadsNothingOfStoreSealsAndLimits(@TempDir Path folder) throws IOException, InterruptedException {
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
        var loaded = Files.readAllLines(log);
        assertThat(started.exitValue()).isZero();
        assertThat(loaded).anyMatch(line -> line.contains(" dev.paigomcp.http.HttpServer "));
        assertThat(loaded).noneMatch(line -> UNUSED.stream().anyMatch(name -> line.contains(" " + name)));
    }
}
