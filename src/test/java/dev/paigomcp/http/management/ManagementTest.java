package dev.paigomcp.http.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.ManagementSettings;
import dev.paigomcp.config.Mode;
import dev.paigomcp.http.Health;
import dev.paigomcp.http.Health.PaigoStatus;
import dev.paigomcp.store.StoreStatus;
import dev.paigomcp.store.StoreStatus.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ManagementTest {
    private static final Instant STARTED = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<StoreStatus> store = new AtomicReference<>(StoreStatus.USABLE);
    private final AtomicReference<PaigoStatus> paigo = new AtomicReference<>(PaigoStatus.REACHABLE);
    private final AtomicReference<Map<String, String>> accounts = new AtomicReference<>(Map.of());
    private final AtomicBoolean ending = new AtomicBoolean();
    private final ServerStatus status = new ServerStatus(
            new Health("sandbox", "1.2.3", paigo::get),
            Mode.oauth,
            store::get,
            accounts::get,
            ending::get,
            () -> Map.of("refusedForRate", 7L),
            STARTED,
            Clock.fixed(STARTED.plusSeconds(61), ZoneOffset.UTC));
    private final ManagementServer server = start("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    private ManagementServer start(String host, int port) {
        return ManagementServer.start(new ManagementSettings(host, port), status, () -> "id-1");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private String raw(String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsHowTheServerIs() {
        var response = get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body())
                .isEqualTo("{\"status\":\"up\",\"ready\":true,\"version\":\"1.2.3\",\"environment\":\"sandbox\","
                        + "\"mode\":\"oauth\",\"store\":\"usable\",\"paigo\":\"reachable\",\"uptimeSeconds\":61,"
                        + "\"counts\":{\"refusedForRate\":7}}");
    }

    @Test
    void tellsTheStateOfPaigoForEachAccount() {
        accounts.set(new TreeMap<>(Map.of("acme", "reachable", "beta", "unreachable")));

        assertThat(get("/health").body()).contains("\"accounts\":{\"acme\":\"reachable\",\"beta\":\"unreachable\"}");
    }

    @Test
    void isNotReadyWhileTheStoreCannotBeUsedButLives() {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        store.set(new StoreStatus(Level.UNUSABLE, "its disk is full"));
        var unready = get("/health/ready");

        assertThat(unready.statusCode()).isEqualTo(503);
        assertThat(unready.body())
                .isEqualTo("{\"ready\":false,\"reasons\":[\"the store cannot be used: its disk is full\"]}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body())
                .contains(
                        "\"status\":\"degraded\",\"ready\":false",
                        "\"store\":\"unusable\"",
                        "\"storeProblem\":\"its disk is full\"");

        store.set(StoreStatus.USABLE);
        assertThat(get("/health/ready").body()).isEqualTo("{\"ready\":true}");
    }

    @Test
    void staysReadyWhileTheStoreIsDegraded() {
        store.set(new StoreStatus(Level.DEGRADED, "it answers slowly"));

        assertThat(get("/health/ready").body()).isEqualTo("{\"ready\":true}");
        assertThat(get("/health").body())
                .contains(
                        "\"status\":\"degraded\",\"ready\":true",
                        "\"store\":\"degraded\"",
                        "\"storeProblem\":\"it answers slowly\"");
    }

    @Test
    void isNotReadyWhileItShutsDown() {
        ending.set(true);

        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("shutting down");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWhateverPaigoIs() {
        paigo.set(PaigoStatus.UNREACHABLE);
        store.set(StoreStatus.NONE);

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void otherPathsAndMethodsAreRefusedInJson() {
        var missing = get("/mcp");
        var method = send(request("/health/live").POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).at("/error/message").asString()).contains("/health/ready");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(json(method).at("/error/message").asString()).contains("GET, HEAD");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "127.0.0.1:9, 200",
        "10.1.2.3:8485, 200",
        "[fd00::1]:8485, 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "10.1.2.3.evil.example, 403",
    })
    void isAskedByAddressOrLocalNameAlone(String host, int status) throws IOException {
        assertThat(raw(host)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void noPageMayAsk() {
        var response = send(request("/health").header("Origin", "http://localhost:3000"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("sandbox");
    }

    @Test
    void aPortInUseIsToldByItsSetting() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start("127.0.0.1", other.getLocalPort()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll(
                            "port " + other.getLocalPort(), "PAIGO_MANAGEMENT_PORT", "--management-port");
        }
    }
}
