package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ProgressTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> call(boolean modern, String token, String accept) {
        var meta = modern ? TestServer.META.replace("{}", "{},\"progressToken\":" + token) : null;
        var params = "\"name\":\"reports\"," + (meta == null ? "\"_meta\":{\"progressToken\":" + token + "}" : meta);
        var request = server.message(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{" + params + "}}")
                .setHeader("Accept", accept);
        if (modern) {
            request.header("MCP-Protocol-Version", "2026-07-28")
                    .header("Mcp-Method", "tools/call")
                    .header("Mcp-Name", "reports");
        }
        return server.send(request);
    }

    private static List<JsonNode> events(HttpResponse<String> response) {
        assertThat(response.body()).endsWith("\n\n");
        return Arrays.stream(response.body().split("\n\n", 0))
                .map(event -> {
                    assertThat(event).startsWith("event: message\ndata: ");
                    return TestServer.json(event.substring("event: message\ndata: ".length()));
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsHowACallGetsOnAndThenItsResult(boolean modern) {
        var response = call(modern, "\"t\"", "application/json, text/event-stream");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        var events = events(response);
        assertThat(events).hasSize(3);
        assertThat(events.get(0).toString())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                        + "{\"progressToken\":\"t\",\"progress\":1,\"message\":\"half done\"}}");
        assertThat(events.get(1).at("/params/progress").intValue()).isEqualTo(2);
        assertThat(events.get(2).get("id").intValue()).isEqualTo(1);
        assertThat(events.get(2).at("/result/isError").booleanValue()).isFalse();
        assertThat(events.get(2).get("result").has("resultType")).isEqualTo(modern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "9007199254740993", "18446744073709551616", "\"\""})
    void repeatsTheTokenDigitByDigit(String token) {
        var events = events(call(true, token, "text/event-stream"));

        assertThat(events.get(0).at("/params/progressToken").toString()).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.5", "{}", "[]", "true"})
    void ignoresATokenThatIsNone(String token) {
        assertThat(TestServer.json(call(true, token, "*/*")).has("result")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json, text/event-stream;q=0", "application/*"})
    void answersJsonToWhoTakesNoEvents(String accept) {
        var response = call(true, "1", accept);

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(TestServer.json(response).has("result")).isTrue();
    }

    @Test
    void answersJsonToWhoGaveNoToken() {
        var answer = server.send(server.modern("tools/call", "\"name\":\"reports\""));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).isEmpty();
        assertThat(TestServer.json(answer).has("result")).isTrue();
    }

    @Test
    void tellsNothingAfterTheResult() {
        var events = events(call(true, "1", "text/event-stream"));

        server.tools.reported.get().progress("too late");

        assertThat(events).hasSize(3);
        assertThat(events(call(true, "2", "text/event-stream"))).hasSize(3);
    }

    @Test
    void servesTheNextCallOnTheSameConnection() {
        for (var round = 0; round < 5; round++) {
            assertThat(events(call(round % 2 == 0, "1", "text/event-stream"))).hasSize(3);
        }
    }
}
