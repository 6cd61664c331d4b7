package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.http.filter.AllowedOrigins;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String APP = "https://app.example.com";
    private static TestServer server;

    @BeforeAll
    static void start() {
        var visitors = new AllowedOrigins(URI.create("https://mcp.example.com"), Set.of(APP, "http://localhost:6274"));
        server = new TestServer(visitors);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> preflight(TestServer of, String path, String origin) {
        return of.send(of.request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,mcp-protocol-version"));
    }

    private static Stream<String> cors(HttpResponse<String> response) {
        return response.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("access-control-") || name.equals("vary"));
    }

    private static List<String> values(HttpResponse<String> response, String header) {
        return response.headers().allValues(header).stream()
                .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",\\s*")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, "http://localhost:6274"})
    void answersThePreflightOfANamedOriginWithWhatClientsNeedAndNoMore(String origin) {
        var response = preflight(server, "/mcp", origin);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(values(response, "Access-Control-Allow-Methods")).containsExactly("post");
        assertThat(values(response, "Access-Control-Allow-Headers"))
                .containsExactlyInAnyOrder(
                        "content-type", "accept", "authorization", "mcp-protocol-version", "mcp-method", "mcp-name");
        assertThat(values(response, "Vary")).containsExactly("origin");
        assertThat(cors(response)).doesNotContain("access-control-allow-credentials");
    }

    @Test
    void letsPagesOfANamedOriginReadEveryAnswer() {
        var answer = server.send(server.message(PING).header("Origin", APP));
        var refusal = server.send(server.request("/mcp").header("Origin", APP).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(refusal.statusCode()).isEqualTo(405);
        for (var response : List.of(answer, refusal)) {
            assertThat(cors(response))
                    .containsExactlyInAnyOrder("access-control-allow-origin", "access-control-expose-headers", "vary");
            assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(APP);
            assertThat(values(response, "Access-Control-Expose-Headers"))
                    .containsExactly("x-correlation-id", "www-authenticate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com:8443",
                "http://app.example.com",
                "https://APP.example.com",
                "https://app.example.com.evil.example",
                "https://xapp.example.com",
                "http://localhost",
                "http://127.0.0.1:6274",
                "null",
                "*"
            })
    void letsInExactlyTheNamedOrigins(String origin) {
        for (var response : List.of(
                preflight(server, "/mcp", origin),
                server.send(server.message(PING).header("Origin", origin)))) {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(cors(response)).containsExactly("vary");
            assertThat(TestServer.json(response).at("/error/message").stringValue())
                    .contains("\"" + origin + "\"", APP, "https://mcp.example.com", "PAIGO_MCP_CORS_ORIGINS");
        }
    }

    @Test
    void answersItsOwnOriginAndProgramsAsEver() {
        var own = server.send(server.message(PING).header("Origin", "https://mcp.example.com"));
        var program = server.post(PING);

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(program.statusCode()).isEqualTo(200);
        assertThat(cors(own)).containsExactly("vary");
        assertThat(cors(program)).containsExactly("vary");
    }

    @Test
    void answersPreflightsOfItsOneEndpointAlone() {
        var health = preflight(server, "/health", APP);
        var elsewhere = preflight(server, "/elsewhere", APP);
        var noPreflight = server.send(server.request("/mcp")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", APP));

        assertThat(health.statusCode()).isEqualTo(405);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(noPreflight.statusCode()).isEqualTo(405);
        assertThat(noPreflight.headers().firstValue("Allow")).contains("POST");
        assertThat(cors(health)).isEmpty();
        assertThat(cors(elsewhere)).isEmpty();
    }

    @Test
    void saysNothingOfOriginsUnlessSomeAreNamed() {
        try (var usual = new TestServer()) {
            var preflight = preflight(usual, "/mcp", "http://localhost:6274");
            var answer = usual.send(usual.message(PING).header("Origin", "http://localhost:6274"));

            assertThat(preflight.statusCode()).isEqualTo(405);
            assertThat(preflight.headers().firstValue("Allow")).contains("POST");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(cors(preflight)).isEmpty();
            assertThat(cors(answer)).isEmpty();
        }
    }
}
