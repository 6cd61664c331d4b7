package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it starts without any setting, in a process of its own. */
final class LocalModeTest {
    @Test
    void loadsNothingThatOtherModesNeed(@TempDir Path folder) throws IOException, InterruptedException {
        var loaded = folder.resolve("loaded");
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        classes,
                        "dev.paigomcp.Main",
                        "train")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (var lines = Files.lines(loaded)) {
            assertThat(lines)
                    .anyMatch(line -> line.contains(" dev.paigomcp.mcp.McpEndpoint "))
                    .noneMatch(line -> line.contains(" com.nimbusds.")
                            || line.contains(" org.snakeyaml.")
                            || line.matches(".* dev\\.paigomcp\\.accounts\\.(?!runtime\\.EndpointFactory\\b).*")
                            || line.contains(" dev.paigomcp.jwt.")
                            || line.contains(" dev.paigomcp.SignedInDeployment "));
        }
    }
}
