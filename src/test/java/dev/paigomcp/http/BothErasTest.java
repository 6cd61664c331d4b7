package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused alike, whichever revision a request says that it is of. */
final class BothErasTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final List<String> REVISIONS = List.of("2024-11-05", "2025-03-26", "2025-11-25", "2026-07-28");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        Arguments.of("{", -32700),
                        Arguments.of("", -32700),
                        Arguments.of("[" + PING + "]", -32600),
                        Arguments.of("[]", -32600),
                        Arguments.of(PING.replace("\"id\":1", "\"id\":null"), -32600),
                        Arguments.of(PING.replace("\"id\":1", "\"id\":true"), -32600),
                        Arguments.of(PING.replace("\"id\":1", "\"id\":1.5"), -32600),
                        Arguments.of(PING.replace("\"2.0\"", "\"1.0\""), -32600),
                        Arguments.of(PING.replace("}", ",\"params\":[]}"), -32602))
                .flatMap(given ->
                        REVISIONS.stream().map(revision -> Arguments.of(revision, given.get()[0], given.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesAMalformedMessage(String revision, String body, int code) {
        var response = server.send(server.message(body).header("MCP-Protocol-Version", revision));

        assertThat(response.statusCode()).isEqualTo(400);
        var answer = TestServer.json(response);
        assertThat(answer.get("jsonrpc").stringValue()).isEqualTo("2.0");
        assertThat(answer.at("/error/code").intValue()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsNotARequestOfTheProtocol() {
        for (var revision : REVISIONS) {
            refused(405, revision, server.request("/mcp").GET());
            refused(405, revision, server.request("/mcp").DELETE());
            refused(404, revision, server.request("/other").POST(BodyPublishers.ofString(PING)));
            refused(415, revision, server.request("/mcp").POST(BodyPublishers.ofString(PING)));
            refused(413, revision, server.message(" ".repeat(4 * 1024 * 1024 + 1)));
            refused(403, revision, server.message(PING).header("Origin", "null"));
            refused(
                    406,
                    revision,
                    server.request("/mcp")
                            .header("Content-Type", "application/json")
                            .header("Accept", "text/html")
                            .POST(BodyPublishers.ofString(PING)));
        }
        refused(400, "1999-01-01", server.message(PING));
        refused(400, "2099-01-01", server.message(PING));
    }

    private static void refused(int status, String revision, HttpRequest.Builder request) {
        var response = server.send(request.header("MCP-Protocol-Version", revision));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        var answer = TestServer.json(response);
        assertThat(answer.get("jsonrpc").stringValue()).isEqualTo("2.0");
        assertThat(answer.at("/error/message").stringValue()).isNotBlank();
    }
}
