package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvelopeTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"",
                "{'jsonrpc':'2.0'}",
                "nonsense",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":{\"a\":1,\"a\":2}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":NaN}}",
                "\u0000"
            })
    void refusesWhatIsNotJson(String body) {
        var response = server.post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        var answer = TestServer.json(response);
        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32700);
        assertThat(answer.get("id").isNull()).isTrue();
        assertThat(answer.get("jsonrpc").stringValue()).isEqualTo("2.0");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        var response = server.post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"" + "k".repeat(3_000_000) + "\":1}}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32700);
        assertThat(TestServer.json(response).at("/error/message").stringValue()).contains("50,000 characters");
        assertThat(response.body()).hasSizeLessThan(1_000);
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        var response = server.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":"
                + "[".repeat(100_000) + "]".repeat(100_000) + "}}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32700);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
                "null",
                "7",
                "\"ping\"",
                "{}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.0,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1e3,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}"
            })
    void refusesWhatIsNotOneMessage(String body) {
        var response = server.post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32600);
        assertThat(TestServer.json(response).get("id").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"ping\"}",
                "{\"jsonrpc\":2.0,\"id\":7,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":[\"ping\"]}"
            })
    void saysWhichRequestIsMalformed(String body) {
        var response = server.post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32600);
        assertThat(TestServer.json(response).get("id").intValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "1", "true"})
    void refusesParametersThatAreNotAnObject(String params) {
        var response = server.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"params\":" + params + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(TestServer.json(response).get("id").intValue()).isEqualTo(7);
    }

    @Test
    void takesParametersThatAreNullForNone() {
        var ping = server.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"params\":null}");
        var notification =
                server.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\",\"params\":null}");

        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
        assertThat(notification.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"a\"'",
                "'\"\"'",
                "'\"\u00e4\u20ac\ud83d\ude00\"'",
                "0",
                "-1",
                "9007199254740993",
                "18446744073709551616",
                "123456789012345678901234567890123456789012345678901234567890"
            })
    void repeatsTheIdDigitByDigit(String id) {
        var response = server.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
    }

    @Test
    void refusesAnIdThatIsLongAndRepeatsNothingOfIt() {
        var longest = "\u00e4".repeat(1_000);
        var message = "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}";

        assertThat(server.post(message.formatted(longest)).body()).contains(longest);
        var refused = server.post(message.formatted(longest.repeat(2_000)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":"
                        + "\"The \\\"id\\\" must have at most 1000 characters\"}}");
    }

    @Test
    void refusesAProgressTokenThatIsLong() {
        var refused =
                server.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
                        + "\"_meta\":{\"progressToken\":\"" + "x".repeat(1_001) + "\"}}}");

        assertThat(TestServer.json(refused).at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(TestServer.json(refused).at("/error/message").stringValue())
                .isEqualTo("The \"progressToken\" must have at most 1000 characters");
        assertThat(TestServer.json(refused).get("id").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard-of\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no\"}}"
            })
    void takesInWhatWantsNoAnswer(String body) {
        var response = server.post(body);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void runsNoToolForACallWithoutAnId() {
        var before = server.tools.calls.get();

        var response = server.post("{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(server.tools.calls.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"logging/setLevel", "resources/subscribe", "roots/list", "server/discover", "", "tools/call "})
    void saysThatAMethodIsNotOffered(String method) {
        var response = server.post("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"" + method + "\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32601);
        assertThat(TestServer.json(response).at("/error/message").stringValue()).contains("\"" + method + "\"");
        assertThat(TestServer.json(response).get("id").stringValue()).isEqualTo("x");
    }
}
