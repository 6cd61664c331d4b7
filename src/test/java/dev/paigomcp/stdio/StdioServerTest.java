package dev.paigomcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class StdioServerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private static String call(String id, String tool, String more) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\""
                + more + "}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-06-18"})
    void speaksWithAHandshake(String version) throws Exception {
        try (var pipe = new Pipe()) {
            var welcome = pipe.ask("""
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s"}}\
                """.formatted(version));
            pipe.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            var pong = pipe.ask("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}");

            assertThat(JSON.readTree(welcome).at("/result/protocolVersion").stringValue())
                    .isEqualTo(version);
            assertThat(pong).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}");
            assertThat(pipe.rest()).isEmpty();
        }
    }

    @Test
    void speaksWithoutAHandshakeAndWithoutHeaders() throws Exception {
        try (var pipe = new Pipe()) {
            var discovered = JSON.readTree(pipe.ask(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\",\"params\":{" + META + "}}"));
            var called = JSON.readTree(pipe.ask(call("2", "echo", "," + META)));

            assertThat(discovered.at("/result/supportedVersions/0").stringValue())
                    .isEqualTo("2026-07-28");
            assertThat(called.at("/result/resultType").stringValue()).isEqualTo("complete");
        }
    }

    @Test
    void checksTheMeta() throws Exception {
        try (var pipe = new Pipe()) {
            var incomplete = pipe.ask(call("1", "echo", "," + META.replace("{}", "[]")));
            var unsupported = pipe.ask(call("2", "echo", "," + META.replace("2026", "2099")));
            var unknown = pipe.ask("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\",\"params\":{" + META + "}}");

            assertThat(incomplete).contains("-32602");
            assertThat(unsupported).contains("-32022", "\"supported\":[\"2026-07-28\"]");
            assertThat(unknown).contains("-32601");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "18446744073709551616", "\"\u20ac\"", "\"\""})
    void repeatsTheIdDigitByDigit(String id) throws Exception {
        try (var pipe = new Pipe()) {
            assertThat(pipe.ask(call(id, "echo", ""))).startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":");
        }
    }

    @Test
    void answersEachOfManyAtOnceInALineOfItsOwn() throws Exception {
        try (var pipe = new Pipe()) {
            for (var n = 0; n < 300; n++) {
                pipe.send(call(
                        String.valueOf(n),
                        n % 50 == 0 ? "slow" : "reports",
                        ",\"arguments\":{\"n\":" + n + "},\"_meta\":{\"progressToken\":" + n + "}"));
            }

            var answered = new TreeSet<Integer>();
            for (var line : pipe.rest()) {
                var message = JSON.readTree(line);
                if (message.has("id")) {
                    assertThat(message.at("/result/structuredContent/n")).isEqualTo(message.get("id"));
                    answered.add(message.get("id").intValue());
                } else {
                    assertThat(answered)
                            .doesNotContain(message.at("/params/progressToken").intValue());
                }
            }
            assertThat(answered)
                    .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
        }
    }

    @Test
    void answersOthersWhileOneWaits() throws Exception {
        try (var pipe = new Pipe()) {
            pipe.send(call("1", "waits", ""));

            assertThat(pipe.ask(call("2", "echo", ""))).contains("\"id\":2");
        }
    }

    @Test
    void finishesRunningCallsAfterInputHasEnded() throws Exception {
        try (var pipe = new Pipe()) {
            pipe.send(call("1", "waits", ""));
            assertThat(pipe.tools.started.await(5, TimeUnit.SECONDS)).isTrue();

            pipe.endInput();
            assertThat(pipe.ended).isNotDone();
            pipe.tools.release.countDown();

            assertThat(pipe.read().get("id").intValue()).isEqualTo(1);
            pipe.ended.get(5, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"one\""})
    void stopsACallThatIsTakenBackAndDoesNotAnswerIt(String id) throws Exception {
        try (var pipe = new Pipe()) {
            pipe.send(call(id, "hangs", "," + META));
            assertThat(pipe.tools.started.await(5, TimeUnit.SECONDS)).isTrue();

            pipe.send(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"other\"}}");
            assertThat(pipe.tools.cancelled.getCount()).isOne();
            pipe.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id
                    + "}}");

            assertThat(pipe.tools.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(pipe.rest()).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithALineAndGoesOn() throws Exception {
        try (var pipe = new Pipe()) {
            assertThat(pipe.ask("nonsense")).contains("-32700", "\"id\":null");
            assertThat(pipe.ask("[]")).contains("-32600");
            assertThat(pipe.ask("\r\n  \n" + call("1", "echo", "") + "\r")).contains("\"id\":1");
            assertThat(pipe.ask(" ".repeat(5_000_000))).contains("-32600", "4194304");
            assertThat(pipe.ask(call("2", "echo", ""))).contains("\"id\":2");
        }
    }

    @Test
    void answersALastLineWithoutAnEnd() throws Exception {
        try (var pipe = new Pipe()) {
            pipe.sendWithoutEnd(call("1", "echo", ""));

            assertThat(pipe.rest()).singleElement().asString().contains("\"id\":1");
        }
    }

    @Test
    void answersEveryLineInItsOwnWords() throws Exception {
        var random = new Random(4_713);
        try (var pipe = new Pipe()) {
            for (var round = 0; round < 500; round++) {
                var line = new StringBuilder(call("1", "throws", "," + META));
                for (var change = random.nextInt(3); change >= 0; change--) {
                    line.setCharAt(random.nextInt(line.length()), (char) (32 + random.nextInt(95)));
                }
                pipe.send(line.toString());
            }

            assertThat(pipe.rest()).hasSizeBetween(400, 500).allSatisfy(line -> {
                assertThat(JSON.readTree(line).get("jsonrpc").stringValue()).isEqualTo("2.0");
                assertThat(line).doesNotContain("java.", "tools.jackson", "Exception", "4711");
            });
        }
    }
}
