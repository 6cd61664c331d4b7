package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers whose standard error nobody reads: they answer every call, and end when they are told to. */
@Timeout(120)
class UnreadLogTest {
    /** More log than a pipe (64 KiB on Linux) and the writer's queue hold together. */
    private static final int CALLS = 9_000;

    @Test
    void stdioAnswersEveryCallAndEnds() throws IOException, InterruptedException {
        var server = start("stdio");
        try {
            var messages = server.outputWriter(StandardCharsets.UTF_8);
            var asked = CompletableFuture.runAsync(() -> ask(messages));
            var answers = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            for (var i = 0; i < CALLS; i++) {
                assertThat(answers.readLine()).contains("There is no tool");
            }
            asked.join();

            server.toHandle().destroy();

            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void serveAnswersEveryCallAndEnds() throws IOException, InterruptedException {
        var server = start("serve", "--port", "0");
        try {
            var first = server.errorReader(StandardCharsets.UTF_8).readLine();
            var address = URI.create(first.substring(first.indexOf("http://")));
            var client = HttpClient.newHttpClient();
            var call = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json, text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(call(1)))
                    .build();
            for (var i = 0; i < CALLS; i++) {
                assertThat(client.send(call, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .contains("There is no tool");
            }

            server.toHandle().destroy();

            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void stdioWhoseAnswersNobodyReadsEnds() throws IOException, InterruptedException {
        var server = start("stdio");
        try {
            var messages = server.outputWriter(StandardCharsets.UTF_8);
            var asked = CompletableFuture.runAsync(() -> ask(messages)); // never ends: the pipes are full
            assertThat(server.errorReader(StandardCharsets.UTF_8).readLine()).contains("MCP over standard input");

            server.toHandle().destroy();

            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(asked).failsWithin(Duration.ofSeconds(30)); // since nobody is there to read any more
        } finally {
            server.destroyForcibly();
        }
    }

    private static String call(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"none\"}}";
    }

    private static void ask(BufferedWriter messages) {
        try {
            for (var id = 0; id < CALLS; id++) {
                messages.write(call(id));
                messages.newLine();
            }
            messages.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(String... command) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.paigomcp.Main"));
        line.addAll(List.of(command));
        return new ProcessBuilder(line).start();
    }
}
