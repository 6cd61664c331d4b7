package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                    .contains("\"environment\":\"demo\"", "\"paigo\":\"reachable\"", "\"refusedForRate\":1");
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

    private static String get(String url) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
