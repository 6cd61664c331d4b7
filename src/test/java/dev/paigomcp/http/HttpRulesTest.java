package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.http.Health.PaigoStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpRulesTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final AtomicReference<PaigoStatus> PAIGO = new AtomicReference<>(PaigoStatus.REACHABLE);
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(TestServer.PUBLIC, PAIGO::get);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"})
    void takesPostsAlone(String method) {
        var response = server.send(server.request("/mcp").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        if (!method.equals("HEAD")) {
            assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32600);
        }
    }

    @Test
    void takesASlashAfterThePath() {
        var response = server.send(server.request("/mcp/")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(PING)));
        var got = server.send(server.request("/mcp/"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(got.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mcp/x", "/MCP", "/favicon.ico", "/.well-known/oauth-protected-resource", "/health/"})
    void findsNothingElsewhere(String path) {
        var posted = server.send(server.request(path).POST(BodyPublishers.ofString(PING)));
        var got = server.send(server.request(path).header("Accept", "text/html"));

        assertThat(posted.statusCode()).isEqualTo(404);
        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(got).at("/error/message").stringValue()).contains("/mcp");
        assertThat(got.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/json;x=y"
            })
    void takesJson(String type) {
        var response =
                server.send(server.request("/mcp").header("Content-Type", type).POST(BodyPublishers.ofString(PING)));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json; charset=iso-8859-1",
                "json",
                ";"
            })
    void takesNothingButJson(String type) {
        var response =
                server.send(server.request("/mcp").header("Content-Type", type).POST(BodyPublishers.ofString(PING)));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(TestServer.json(response).at("/error/message").stringValue()).contains("application/json");
    }

    @Test
    void takesNoBodyWithoutAType() {
        var response = server.send(server.request("/mcp").POST(BodyPublishers.ofString(PING)));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void takesNoCompressedBody() {
        var response = server.send(server.message(PING).header("Content-Encoding", "gzip"));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "text/event-stream",
                "application/*;q=0.1",
                "text/html, application/json;q=0.5",
                "APPLICATION/JSON"
            })
    void answersJsonToWhoeverTakesIt(String accept) {
        var response = server.send(server.request("/mcp")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(PING)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html, image/*", "application/json;q=0"})
    void refusesWhoTakesNoJson(String accept) {
        var response = server.send(server.request("/mcp")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(PING)));

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32600);
    }

    @Test
    void ignoresMethodOverridesSessionsAndForwardedHosts() {
        var response = server.send(server.message(PING)
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .header("Mcp-Session-Id", "abc")
                .header("Last-Event-ID", "1"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void turnsNoGetIntoAPost() {
        var response = server.send(server.request("/mcp")
                .header("X-HTTP-Method-Override", "POST")
                .header("Content-Type", "application/json"));

        assertThat(response.statusCode()).isEqualTo(405);
    }

    @Test
    void tellsNothingOfWhatItIsMadeOf() {
        var response = server.post(PING);

        assertThat(response.headers().map().keySet().stream().map(String::toLowerCase))
                .doesNotContain("server", "x-powered-by", "set-cookie");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Correlation-Id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"REACHABLE, reachable", "UNREACHABLE, unreachable", "UNKNOWN, unknown", "BY_ACCOUNT, by account"})
    void isUpWhateverPaigoIs(PaigoStatus status, String paigo) {
        PAIGO.set(status);

        var response = server.send(server.request("/health"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"status\":\"up\",\"environment\":\"demo\",\"paigo\":\"" + paigo
                        + "\",\"version\":\"1.2.3\"}");
    }

    @Test
    void answersHeadOfHealth() {
        var response = server.send(server.request("/health").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void takesNoPostOfHealth() {
        var response = server.send(server.request("/health").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }
}
