package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class ToolCallTest {
    private static TestServer server;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        before = root.getLevel();
        root.setLevel(Level.INFO);
        root.detachAndStopAllAppenders();
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void fallSilent() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @Test
    void answersWithTextAndStructure() {
        var answer = server.call("echo", "{\"quantity\":\"0.30\",\"name\":\"\u00c4\"}");

        assertThat(answer.get("result").toString())
                .isEqualTo(
                        "{\"content\":[{\"type\":\"text\",\"text\":\"{\\\"quantity\\\":\\\"0.30\\\",\\\"name\\\":\\\"\u00c4\\\"}\"}],"
                                + "\"structuredContent\":{\"quantity\":\"0.30\",\"name\":\"\u00c4\"},\"isError\":false}");
    }

    @Test
    void keepsEveryDigitOfANumber() {
        var text = server.call(
                        "echo",
                        "{\"a\":0.1000,\"b\":123456789012345678901234567890.123456789012345678901234567890,\"c\":9007199254740993}")
                .at("/result/content/0/text")
                .stringValue();

        assertThat(text)
                .isEqualTo(
                        "{\"a\":0.1000,\"b\":123456789012345678901234567890.123456789012345678901234567890,\"c\":9007199254740993}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"arguments\":null", ",\"_meta\":null", ",\"_meta\":{\"progressToken\":null}"})
    void takesNoArgumentsForAnEmptyObject(String more) {
        var response = server.post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"" + more + "}}");

        assertThat(TestServer.json(response).at("/result/content/0/text").stringValue())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"{}\"", "1", "false"})
    void refusesArgumentsThatAreNotAnObject(String arguments) {
        var calls = server.tools.calls.get();

        var answer = server.call("echo", arguments);

        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").stringValue()).contains("arguments", "echo");
        assertThat(server.tools.calls.get()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"params\":{}", ",\"params\":{\"name\":7}", ",\"params\":{\"name\":null}"})
    void refusesACallWithoutAName(String params) {
        var response = server.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"" + params + "}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(TestServer.json(response).at("/error/message").stringValue()).contains("name");
    }

    @Test
    void namesTheNearestToolForAnUnknownOne() {
        var answer = server.call("ecko", "{}");

        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").stringValue()).contains("\"ecko\"", "did you mean \"echo\"?");
    }

    @Test
    void shortensALongNameInItsAnswer() {
        var answer = server.call("\ud83d\ude00".repeat(100_000), "{}");

        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(answer.toString()).hasSizeLessThan(600);
    }

    @Test
    void tellsTheModelOfAFailure() {
        var answer = server.call("fails", "{}");

        assertThat(answer.get("result").toString())
                .isEqualTo("{\"content\":[{\"type\":\"text\",\"text\":\"Paigo refused it: no such customer\"}],"
                        + "\"isError\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "overflows"})
    void hidesAFaultBehindACorrelationIdThatTheLogHasOnce(String tool) {
        var response = server.post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\"}}");

        var id = response.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"isError\":true", id)
                .doesNotContain("4711", "java", "Exception", "StackOverflow", "paigomcp");
        assertThat(log.list.stream().filter(event -> event.getThrowableProxy() != null))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("id=" + id));
    }

    @Test
    void logsOneLineForACallAndNothingThatWasGiven() {
        var response = server.post("""
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fails","arguments":{"a":"hush-hush"}}}\
            """);

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLoggerName()).isEqualTo("paigo-mcp.calls");
            assertThat(event.getFormattedMessage())
                    .matches("tool=fails environment=demo outcome=refused paigo=404 ms=\\d+ id="
                            + response.headers().firstValue("X-Correlation-Id").orElseThrow());
        });
    }

    @Test
    void logsNoNameThatIsNotATools() {
        server.call("evil\\nname", "{}");

        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .matches("tool=unknown environment=demo outcome=malformed paigo=- ms=\\d+ id=id-\\d+"));
    }
}
