package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's port of a whole server. */
final class ManagementPortTest {
    @Test
    void tellsOfTheServerBesideItAndCountsWhomItRefused() throws IOException, InterruptedException {
        var settings = SettingsReader.read(
                Map.of("PAIGO_MCP_PORT", "0", "PAIGO_MANAGEMENT_PORT", "0", "PAIGO_MCP_RATE_PER_ADDRESS", "1"),
                Map.of());
        try (var app = App.open(settings)) {
            var server = app.serve();
            var answer =
                    get("http://127.0.0.1:" + app.management().orElseThrow().port() + "/health/ready");
            assertThat(answer).isEqualTo("200 {\"ready\":true}");

            get("http://127.0.0.1:" + server.port() + "/mcp");
            assertThat(get("http://127.0.0.1:" + server.port() + "/mcp")).startsWith("429 ");

            assertThat(get("http://127.0.0.1:" + app.management().orElseThrow().port() + "/health"))
                    .startsWith("200 ")
                    .contains(
                            "\"environment\":\"demo\"",
                            "\"paigo\":\"reachable\"",
                            "\"refusedForRate\":1",
                            "\"droppedLogLines\":0");
            assertThat(get("http://127.0.0.1:" + server.port() + "/health")).doesNotContain("refusedForRate");
        }
    }

    @Test
    void isNotThereUnlessItIsWanted() {
        try (var app = App.open(SettingsReader.read(Map.of("PAIGO_MCP_PORT", "0"), Map.of()))) {
            app.serve();

            assertThat(app.management()).isEmpty();
        }
    }

    @Test
    void aStoreThatIsGoneTurnsReadinessOffAndSaysWhy(@TempDir Path folder) throws IOException, InterruptedException {
        var accounts = "version: 1\nownAccounts: {environment: sandbox}\n";
        try (var server = new SignedInServer(folder, "oauth", accounts, Map.of("PAIGO_MANAGEMENT_PORT", "0"))) {
            var operator =
                    "http://127.0.0.1:" + server.app.management().orElseThrow().port();
            await().untilAsserted(
                            () -> assertThat(get(operator + "/health/ready")).isEqualTo("200 {\"ready\":true}"));

            Files.delete(folder.resolve("data/paigo-mcp.db"));

            await().untilAsserted(() -> assertThat(get(operator + "/health/ready"))
                    .startsWith("503 {\"ready\":false,\"reasons\":[\"the store cannot be used: ")
                    .contains(folder.resolve("data/paigo-mcp.db") + " was removed"));
            assertThat(get(operator + "/health")).contains("\"store\":\"unusable\"", "was removed");
            assertThat(get(operator + "/health/live")).startsWith("200 ");
        }
    }

    @Test
    void tellsTheStateOfPaigoForEachAccount(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("secret"), "a-secret-of-an-account");
        int free;
        try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            free = gone.getLocalPort();
        }
        try (var paigo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var accounts = "version: 1\naccounts:\n  show: {environment: demo}\n"
                    + account("here", paigo.getLocalPort())
                    + account("gone", free)
                    + "tokens:\n  - {name: jo, account: show, scopes: [paigo:read], sha256: " + "a".repeat(64) + "}\n";
            try (var server = new SignedInServer(folder, "tokens", accounts, Map.of("PAIGO_MANAGEMENT_PORT", "0"))) {
                var operator = "http://127.0.0.1:"
                        + server.app.management().orElseThrow().port();

                await().untilAsserted(() -> assertThat(get(operator + "/health"))
                        .contains(
                                "\"paigo\":\"by account\"",
                                "\"accounts\":{\"gone\":\"unreachable\",\"here\":\"reachable\",\"show\":\"demo\"}"));
                assertThat(server.send(server.request("/health")).body()).doesNotContain("accounts\"");
            }
        }
    }

    private static String account(String id, int port) {
        return "  " + id
                + ": {environment: sandbox, clientId: me, clientSecretFile: secret, baseUrl: 'http://127.0.0.1:" + port
                + "'}\n";
    }

    private static String get(String url) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
