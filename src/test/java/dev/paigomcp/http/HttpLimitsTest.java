package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Environment;
import dev.paigomcp.http.Health.PaigoStatus;
import dev.paigomcp.http.filter.AllowedOrigins;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.http.jetty.HttpLimits;
import dev.paigomcp.mcp.ServerInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpLimitsTest {
    private static final int LIMIT = 4 * 1024 * 1024;
    private static final String HEAD = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    @Test
    void takesABodyOfFourMebibytesAndNoMore() {
        try (var server = new TestServer()) {
            var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

            var full = server.post(call + " ".repeat(LIMIT - call.length()));
            var over = server.post(call + " ".repeat(LIMIT - call.length() + 1));

            assertThat(full.statusCode()).isEqualTo(200);
            assertThat(over.statusCode()).isEqualTo(413);
            assertThat(TestServer.json(over).at("/error/message").stringValue()).contains("4194304");
        }
    }

    @Test
    void losesNoRefusalOfALargeBody() {
        try (var server = new TestServer()) {
            for (var round = 0; round < 50; round++) {
                assertThat(server.post(" ".repeat(2 * LIMIT)).statusCode()).isEqualTo(413);
            }
        }
    }

    @Test
    void refusesALargeBodyBeforeItComes() {
        try (var server = new TestServer()) {
            assertThat(server.raw(HEAD + "Content-Length: 5000000\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void cutsALargeBodyThatDoesNotSayItsLength() {
        try (var server = new TestServer()) {
            var response = server.send(server.request("/mcp")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]))));

            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void givesUpOnABodyThatStops() {
        try (var server = new TestServer(
                TestServer.limits(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5)))) {
            var answer = server.raw(HEAD + "Content-Length: 100\r\n\r\n{");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"error\"");
        }
    }

    @Test
    void givesUpOnABodyThatDrips() throws IOException {
        try (var server = new TestServer(
                        TestServer.limits(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5)));
                var socket = server.connect()) {
            var out = socket.getOutputStream();
            out.write((HEAD + "Content-Length: 100000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var in = socket.getInputStream();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        if (in.available() == 0) {
                            out.write(' ');
                            out.flush();
                        }
                        return in.available() > 0;
                    });

            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void letsACallTakeLongerThanAnIdleConnection() {
        try (var server = new TestServer(
                TestServer.limits(Duration.ofMillis(150), Duration.ofSeconds(5), Duration.ofSeconds(5)))) {
            assertThat(server.call("slow", "{\"a\":1}")
                            .at("/result/structuredContent/a")
                            .intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void finishesRunningCallsWhenItCloses() throws Exception {
        try (var server = new TestServer()) {
            var running = CompletableFuture.supplyAsync(() -> server.call("waits", "{\"a\":1}"));
            assertThat(server.tools.started.await(5, TimeUnit.SECONDS)).isTrue();

            var port = server.http.port();
            var closing = CompletableFuture.runAsync(server.http::close);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                            .isInstanceOf(ConnectException.class));
            assertThat(closing).isNotDone();
            server.tools.release.countDown();

            assertThat(running.get(5, TimeUnit.SECONDS)
                            .at("/result/structuredContent/a")
                            .intValue())
                    .isEqualTo(1);
            assertThat(closing).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void waitsForNoCallBeyondTheDrainLimit() throws Exception {
        try (var server = new TestServer(
                TestServer.limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200)))) {
            var running = CompletableFuture.runAsync(() -> server.call("waits", "{}"));
            assertThat(server.tools.started.await(5, TimeUnit.SECONDS)).isTrue();

            var closing = CompletableFuture.runAsync(server.http::close);

            assertThat(closing).succeedsWithin(Duration.ofSeconds(5));
            assertThat(running).failsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        try (var server = new TestServer()) {
            var port = server.http.port();

            assertThatThrownBy(() -> start("127.0.0.1", port))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll("127.0.0.1", String.valueOf(port), "PAIGO_MCP_PORT", "--port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1"})
    void saysThatItsHostIsNotOfThisMachine(String host) {
        assertThatThrownBy(() -> start(host, 0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(host, "PAIGO_MCP_HOST");
    }

    private static void start(String host, int port) {
        var identity = new ServerInfo(Environment.demo, true, "1", "");
        var endpoint = new ExampleTools().endpoint(identity);
        HttpServer.start(new HttpConfig(
                        host,
                        port,
                        AllowedOrigins.LOCAL,
                        RequestLimits.NONE,
                        Service.withoutAuthentication(endpoint, () -> PaigoStatus.REACHABLE),
                        () -> "id",
                        HttpLimits.DEFAULT))
                .close();
    }
}
