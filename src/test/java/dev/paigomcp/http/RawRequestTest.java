package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RawRequestTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(TestServer.PUBLIC);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String post(String headers) {
        return "POST /mcp HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\nContent-Length: " + PING.length()
                + "\r\nConnection: close\r\n\r\n" + PING;
    }

    private static void assertRefused(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).doesNotContainIgnoringCase("<html", "jetty", "javalin", "exception", "java.");
        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(TestServer.json(body).at("/error/message").stringValue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost:1",
                "LocalHost:8484",
                "[::1]:8484",
                "mcp.example.com",
                "mcp.example.com:443"
            })
    void answersUnderItsOwnNames(String host) {
        assertThat(server.raw(post("Host: " + host + "\r\n")))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\"result\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:8484",
                "xmcp.example.com",
                "localhost.",
                "0.0.0.0",
                "2130706433"
            })
    void refusesOtherNamesAndSaysWhatIsAllowed(String host) {
        var answer = server.raw(post("Host: " + host + "\r\n"));

        assertRefused(answer, 403);
        assertThat(answer).contains(host, "localhost, 127.0.0.1, [::1], mcp.example.com", "PAIGO_MCP_PUBLIC_URL");
    }

    @Test
    void refusesOtherNamesForHealthToo() {
        assertRefused(server.raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost, evil.example\r\n",
                "Host: user@localhost\r\n",
                "Host: localhost:99999\r\n",
                ""
            })
    void refusesAnUnclearHost(String headers) {
        var answer = server.raw(post(headers));

        assertThat(answer).matches("(?s)HTTP/1.1 (400|403) .*");
        assertRefused(answer, Integer.parseInt(answer.substring(9, 12)));
    }

    @Test
    void refusesAnEmptyHost() {
        assertRefused(server.raw(post("Host:\r\n")), 400);
    }

    @Test
    void refusesAnAbsoluteTargetForAnotherHost() {
        var answer = server.raw(post("Host: localhost\r\n").replace("POST /mcp", "POST http://evil.example/mcp"));

        assertThat(answer).matches("(?s)HTTP/1.1 (400|403) .*");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        assertRefused(server.raw(post("Host: localhost\r\nX-Big: " + "a".repeat(40_000) + "\r\n")), 431);
    }

    @Test
    void refusesATargetThatIsTooLong() {
        assertRefused(server.raw(post("Host: localhost\r\n").replace("/mcp", "/mcp?" + "a".repeat(40_000))), 414);
    }

    @ParameterizedTest
    @CsvSource({"/%2e%2e/mcp, 400", "/x/..%2fmcp, 400", "/mcp%2f, 400", "/mcp;x=y, 404", "//mcp, 400", "/%6dcp%00, 400"
    })
    void refusesAnUnclearPath(String path, int status) {
        assertRefused(server.raw(post("Host: localhost\r\n").replace("/mcp", path)), status);
    }

    @Test
    void refusesAMalformedChunk() {
        assertRefused(
                server.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
                400);
    }

    @Test
    void refusesALengthBesideChunks() {
        assertRefused(
                server.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: x", "Content-Length: 1\r\nContent-Length: 2"})
    void refusesALengthThatIsNone(String header) {
        assertRefused(
                server.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
                        + "\r\n\r\n{}"),
                400);
    }

    @Test
    void takesChunks() {
        var answer = server.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(PING.length()) + "\r\n" + PING + "\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"result\":{}");
    }

    @Test
    void tracesNothing() {
        var answer =
                server.raw("TRACE /mcp HTTP/1.1\r\nHost: localhost\r\nX-Private: hush\r\nConnection: close\r\n\r\n");

        assertRefused(answer, 405);
        assertThat(answer).doesNotContain("hush");
    }

    @Test
    void refusesWhatIsNoHttp() {
        assertThat(server.raw("hello\r\n\r\n")).doesNotContainIgnoringCase("<html", "exception");
        assertRefused(server.raw("POST /mcp HTTP/9.9\r\nHost: localhost\r\n\r\n"), 505);
    }
}
