package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP servers are lenient about by default; single requests, byte for byte. */
final class OddRequestsTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String LINE = "POST /mcp HTTP/1.1\r\n";
    private static final String HEADERS = "Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n";
    private static final String LENGTH = "Content-Length: " + PING.length() + "\r\n";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertRefused(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .contains("Content-Type: application/json")
                .doesNotContainIgnoringCase("<html", "jetty", "javalin", "exception", "java.", "set-cookie");
        var error = TestServer.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(error.get("jsonrpc").stringValue()).isEqualTo("2.0");
        assertThat(error.at("/error/message").stringValue()).isNotEmpty();
    }

    private static String body(byte[] body) {
        // The test server writes ISO 8859-1, which carries every byte as it is.
        return server.raw(LINE + HEADERS + "Content-Length: " + body.length + "\r\n\r\n"
                + new String(body, StandardCharsets.ISO_8859_1));
    }

    @Test
    void answersHttp10ThatNamesItsHost() {
        var answer = server.raw("POST /mcp HTTP/1.0\r\n" + HEADERS + LENGTH + "\r\n" + PING);

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\"result\":{}}");
    }

    @Test
    void refusesHttp10WithoutAHost() {
        assertRefused(
                server.raw("POST /mcp HTTP/1.0\r\nContent-Type: application/json\r\n" + LENGTH + "\r\n" + PING), 403);
    }

    @ParameterizedTest
    @CsvSource({"GET /mcp, 505", "POST /mcp HTTP/3.0, 505", "PRI * HTTP/2.0, 426"})
    void refusesOtherVersionsOfHttp(String line, int status) {
        assertRefused(server.raw(line + "\r\n\r\n"), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$s\r\nContent-Length: %1$s", "%1$s, %1$s", "+%1$s", "99999999999999999999"})
    void refusesALengthThatIsSaidTwiceOrOddly(String length) {
        assertRefused(
                server.raw(LINE + HEADERS + "Content-Length: " + length.formatted(PING.length()) + "\r\n\r\n" + PING),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FFFFFFFFFFFFFFFFF", "-1", "0x24", " 24"})
    void refusesAChunkWhoseLengthIsNone(String length) {
        assertRefused(
                server.raw(LINE + HEADERS + "Transfer-Encoding: chunked\r\n\r\n" + length + "\r\n" + PING
                        + "\r\n0\r\n\r\n"),
                400);
    }

    @Test
    void refusesAChunkLargerThanABodyMayBe() {
        assertRefused(
                server.raw(LINE + HEADERS + "Transfer-Encoding: chunked\r\n\r\n7FFFFFFF\r\n" + " ".repeat(4_200_000)),
                413);
    }

    @ParameterizedTest
    @CsvSource({"'gzip, chunked', 501", "'gzip\r\nTransfer-Encoding: chunked', 501", "identity, 400", "gzip, 400"})
    void refusesATransferCodingThatIsNotChunks(String coding, int status) {
        assertRefused(
                server.raw(LINE + HEADERS + "Transfer-Encoding: " + coding + "\r\n\r\n24\r\n" + PING + "\r\n0\r\n\r\n"),
                status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Type: text/plain", "Content-Type: application/json", "Content-Encoding: identity, gzip"
            })
    void refusesABodyThatIsDescribedTwice(String header) {
        assertRefused(server.raw(LINE + HEADERS + header + "\r\n" + LENGTH + "\r\n" + PING), 415);
    }

    @Test
    void looksAtEveryContentEncoding() {
        assertRefused(
                server.raw(LINE + HEADERS + "Content-Encoding: identity\r\nContent-Encoding: gzip\r\n" + LENGTH + "\r\n"
                        + PING),
                415);
    }

    @ParameterizedTest
    @CsvSource({
        "/mcp;jsessionid=abc, 404",
        "/%6dcp, 404",
        "/./mcp, 404",
        "/x/../mcp, 404",
        "/mcp//, 400",
        "/mcp%zz, 400",
        "/mcp#x, 400",
        "*, 400",
        "mcp, 400"
    })
    void findsItsEndpointUnderOneSpellingAlone(String target, int status) {
        assertRefused(server.raw("POST " + target + " HTTP/1.1\r\n" + HEADERS + LENGTH + "\r\n" + PING), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A : a\r\n", "XA\r\n", "X-A: a\r\n b\r\n", "X-A: a\u0000b\r\n", "X-A: a\n", "X A: a\r\n"})
    void refusesMalformedHeaders(String header) {
        assertRefused(server.raw(LINE + HEADERS + header + LENGTH + "\r\n" + PING), 400);
    }

    @ParameterizedTest
    @CsvSource({"post /mcp, 405", "P@ST /mcp, 400", "CONNECT localhost:80, 404", "OPTIONS *, 404"})
    void refusesOddMethods(String line, int status) {
        assertRefused(server.raw(line + " HTTP/1.1\r\n" + HEADERS + LENGTH + "\r\n" + PING), status);
    }

    @Test
    void asksForTheBodyOfWhoWaitsForPermission() {
        var answer = server.raw(LINE + HEADERS + LENGTH + "Expect: 100-continue\r\n\r\n" + PING);

        assertThat(answer)
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ")
                .endsWith("\"result\":{}}");
    }

    @Test
    void refusesAtOnceWhoWaitsForPermissionInVain() {
        var expects = "Expect: 100-continue\r\n\r\n";

        assertRefused(server.raw(LINE + HEADERS + "Content-Length: 5000000\r\n" + expects), 413);
        assertRefused(server.raw(LINE + HEADERS.replace("/json", "/xml") + LENGTH + expects), 415);
        assertRefused(server.raw(LINE + HEADERS.replace("localhost", "evil.example") + LENGTH + expects), 403);
        assertRefused(server.raw(LINE + HEADERS + LENGTH + "Expect: 200-ok\r\n\r\n" + PING), 417);
    }

    @Test
    void offersNoOtherProtocolAndStartsNoSession() {
        var socket = server.raw("GET /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        var h2c = server.raw(LINE + HEADERS.replace("close", "Upgrade, HTTP2-Settings, close")
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n" + LENGTH + "\r\n" + PING);

        assertRefused(socket, 405);
        assertThat(h2c).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE"})
    void refusesTextThatIsNotUtf8(String charset) {
        var answer = body(PING.getBytes(java.nio.charset.Charset.forName(charset)));

        assertRefused(answer, 400);
        assertThat(answer).contains("-32700", "UTF-8");
    }

    /** Bytes as characters: overlong, cut off, surrogates, beyond Unicode, and what is no byte of UTF-8 at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af",
                "\u00c1\u00bf",
                "\u00e0\u0080\u00af",
                "\u00e0\u009f\u00bf",
                "\u00f0\u0080\u0080\u00af",
                "\u00e2\u0082",
                "\u00e2\u0028\u00a1",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00f7\u00bf\u00bf\u00bf",
                "\u0080",
                "\u00e4",
                "\u00fe",
                "\u00ff",
                "\u0000"
            })
    void refusesBytesThatAreNotUtf8(String bytes) {
        for (var json : new String[] {
            "{\"jsonrpc\":\"2.0\",\"id\":\"" + bytes + "\",\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"" + bytes + "\":1,\"method\":\"ping\"}",
            PING + bytes
        }) {
            var answer = body(json.getBytes(StandardCharsets.ISO_8859_1));

            assertRefused(answer, 400);
            assertThat(answer).contains("-32700");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e4", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\udbff\udfff"})
    void repeatsEveryCharacterOfUtf8(String id) {
        var answer = body(
                ("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"ping\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"id\":\"" + id + "\"");
    }

    @Test
    void overlooksAByteOrderMark() {
        assertThat(body(("\ufeff" + PING).getBytes(StandardCharsets.UTF_8))).startsWith("HTTP/1.1 200 ");
    }
}
