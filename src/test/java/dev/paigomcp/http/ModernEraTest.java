package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModernEraTest {
    private static final String SERVER_INFO = "\"_meta\":{\"io.modelcontextprotocol/serverInfo\":"
            + "{\"name\":\"paigo-mcp\",\"title\":\"Paigo (demo)\",\"version\":\"1.2.3\"}}";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> ask(String method, String params) {
        return server.send(server.modern(method, params));
    }

    @Test
    void discoversWithoutAHandshake() {
        var response = ask("server/discover", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(response.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"supportedVersions\":[\"2026-07-28\"],"
                        + "\"capabilities\":{\"tools\":{\"listChanged\":false},"
                        + "\"prompts\":{},\"resources\":{},\"completions\":{}},"
                        + "\"instructions\":\"Bill customers of a demo account.\","
                        + "\"ttlMs\":300000,\"cacheScope\":\"public\",\"resultType\":\"complete\"," + SERVER_INFO
                        + "}}");
    }

    @Test
    void listsTheToolsInTheSameBytesEveryTimeAndForHowLongTheyHold() {
        var first = ask("tools/list", "");
        try (var restarted = new TestServer()) {
            assertThat(restarted.send(restarted.modern("tools/list", "")).body())
                    .isEqualTo(first.body())
                    .isEqualTo(ask("tools/list", "").body());
        }

        var result = TestServer.json(first).get("result");
        var old = TestServer.json(server.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
        assertThat(result.get("tools")).isEqualTo(old.at("/result/tools"));
        assertThat(result.get("ttlMs").intValue()).isPositive();
        assertThat(result.get("cacheScope").stringValue()).isEqualTo("public");
        assertThat(result.get("resultType").stringValue()).isEqualTo("complete");
        assertThat(old.get("result").propertyNames()).containsExactly("tools");
    }

    @Test
    void callsATool() {
        var response = ask("tools/call", "\"name\":\"echo\",\"arguments\":{\"a\":0.10}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{"
                        + "\"content\":[{\"type\":\"text\",\"text\":\"{\\\"a\\\":0.10}\"}],"
                        + "\"structuredContent\":{\"a\":0.10},\"isError\":false,\"resultType\":\"complete\","
                        + SERVER_INFO
                        + "}}");
    }

    @Test
    void tellsTheModelOfAFailure() {
        var result = TestServer.json(ask("tools/call", "\"name\":\"fails\"")).get("result");

        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.get("resultType").stringValue()).isEqualTo("complete");
    }

    @Test
    void hidesAFault() {
        var response = ask("tools/call", "\"name\":\"throws\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains(
                        "\"isError\":true",
                        response.headers().firstValue("X-Correlation-Id").orElseThrow())
                .doesNotContain("4711", "java", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"name\":\"ecko\"", "\"name\":\"echo\",\"arguments\":[]", "\"name\":7", ""})
    void refusesACallThatCannotBe(String params) {
        var response = ask("tools/call", params);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
    }

    @Test
    void refusesACursorThatItDidNotIssue() {
        var response = ask("tools/list", "\"cursor\":\"x\"");

        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "subscriptions/listen",
                "tools/call ",
                "Tools/List",
                "no/such"
            })
    void findsNoOtherMethod(String method) {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"" + method
                        + "\",\"params\":{" + TestServer.META + "}}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method));

        var trimmed = !method.equals(method.strip()); // a header cannot repeat blanks at its end
        assertThat(response.statusCode()).isEqualTo(trimmed ? 400 : 404);
        var answer = TestServer.json(response);
        assertThat(answer.at("/error/code").intValue()).isEqualTo(trimmed ? -32020 : -32601);
        assertThat(answer.get("id").stringValue()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\"",
                "\"\"",
                "\"\u00e4\u20ac\ud83d\ude00\"",
                "0",
                "-1",
                "9007199254740993",
                "18446744073709551616"
            })
    void repeatsTheIdDigitByDigit(String id) {
        var result = server.send(server.modern(id, "tools/list", ""));
        var error = server.send(server.modern(id, "ping", ""));

        assertThat(result.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":");
        assertThat(error.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/cancelled", "notifications/unheard-of", "tools/call"})
    void takesInANotification(String method) {
        var calls = server.tools.calls.get();

        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"method\":\"" + method
                        + "\",\"params\":{\"requestId\":1,\"name\":\"echo\"}}")
                .header("MCP-Protocol-Version", "2026-07-28"));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(server.tools.calls.get()).isEqualTo(calls);
    }

    @Test
    void takesNoResponse() {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
                .header("MCP-Protocol-Version", "2026-07-28"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32600);
    }

    @Test
    void ignoresSessionsAndWhatTheyResumeFrom() {
        var response = server.send(
                server.modern("tools/list", "").header("Mcp-Session-Id", "abc").header("Last-Event-ID", "1"));

        assertThat(response.statusCode()).isEqualTo(200);
    }
}
