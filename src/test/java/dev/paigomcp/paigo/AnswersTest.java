package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.FieldTrie;
import dev.paigomcp.transport.FieldsReader;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final int LIMIT = 10_000;
    private static final int PASSING = 50_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"No such customer\",\"error\":\"Not Found\"} | No such customer",
                "{\"message\":[\"a must be text\",\"b is unknown\"]}          | a must be text; b is unknown",
                "{\"message\":[\"a\",\" \",\"\",\"b\"]}                     | a; b",
                "{\"error\":\"denied\",\"error_description\":\"Not allowed\"} | Not allowed",
                "{\"error\":\"denied\"}                                       | denied",
                "{\"message\":{\"code\":7}}                                   | {\"code\":7}",
                "{\"message\":\"\",\"error\":\"Bad Request\"}                 | Bad Request",
                "{\"message\":\"a\\u0007\\n\\tb\\u202ec\"}                    | a b c",
                "{\"message\":\"your token t0k3n is bad\"}                    | your token (hidden) is bad",
                "<html><head><title>x</title></head><body><h1>403</h1> no<br>way</body></html> | 403 no way",
                "{\"message\":null}                                           | {\"message\":null}",
                "just text                                                    | just text",
                "{\"message\":\"no\",\"code\":1e99999999999}                |"
                        + " {\"message\":\"no\",\"code\":1e99999999999}",
                "''                                                           | Paigo answered 403 without saying why",
                "<p></p>                                                      | Paigo answered 403 without saying why",
            })
    void passesOnWhyPaigoRefused(String body, String message) throws IOException {
        assertThat(answerTo(LIST_CUSTOMERS, 403, body.getBytes(UTF_8)))
                .isEqualTo(new PaigoResult.Refused(403, message));
        assertThat(answerTo(ADD_CREDITS, 403, body.getBytes(UTF_8))).isEqualTo(new PaigoResult.Refused(403, message));
    }

    @Test
    void cutsLongRefusals() throws IOException {
        var json = "{\"message\":\"" + "x".repeat(5000) + "\"}";
        var page = "<".repeat(100_000);

        assertThat(((PaigoResult.Refused) answerTo(LIST_CUSTOMERS, 400, json.getBytes(UTF_8))).message())
                .hasSize(1000)
                .endsWith("x…");
        assertThat(((PaigoResult.Refused) answerTo(LIST_CUSTOMERS, 400, page.getBytes(UTF_8))).message())
                .hasSizeLessThanOrEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"1000, x, 1000, x", "1001, x, 1000, …", "998, 🚀🚀, 999, …", "999, 🚀🚀, 1000, …"})
    void cutsBetweenCharacters(int count, String end, int length, String lastShown) throws IOException {
        var text = "x".repeat(count - (end.equals("x") ? 1 : 0)) + end;

        var shown = ((PaigoResult.Refused)
                        answerTo(LIST_CUSTOMERS, 400, ("{\"message\":\"" + text + "\"}").getBytes(UTF_8)))
                .message();

        assertThat(shown).hasSize(length).endsWith("x" + (lastShown.equals("x") ? "" : lastShown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>down for maintenance</html>",
                "{\"data\":[1,2",
                "{} {}",
                "not json",
                "",
                "   ",
                "NaN",
                "{\"a\":1e99999999999}"
            })
    void saysThatASuccessIsNotJson(String body) throws IOException {
        assertThat(answerTo(LIST_CUSTOMERS, 200, body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        PaigoResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).startsWith("Paigo answered 200, but with "));
        if (!body.isEmpty()) {
            assertThat(answerTo(ADD_CREDITS, 201, body.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            PaigoResult.Unknown.class,
                            unknown -> assertThat(unknown.reason()).startsWith("Paigo answered 201, but with "));
        }
    }

    @Test
    void takesAWriteWithoutABodyAsDone() throws IOException {
        assertThat(answerTo(ADD_CREDITS, 201, new byte[0])).isEqualTo(PaigoResult.Success.empty(201));
        assertThat(answerTo(ADD_CREDITS, 204, new byte[0])).isEqualTo(PaigoResult.Success.empty(204));
        assertThat(answerTo(LIST_CUSTOMERS, 204, new byte[0])).isInstanceOf(PaigoResult.Unreadable.class);
    }

    @Test
    void readsJsonOfAnyContentType() throws IOException {
        var answer = answerTo(LIST_CUSTOMERS, 200, "[1]".getBytes(UTF_8), "Content-Type: text/html");

        assertThat(answer).isEqualTo(new PaigoResult.Success(200, Calls.json("[1]")));
    }

    @Test
    void survivesHostileJson() throws IOException {
        var deep = "[".repeat(4000) + "]".repeat(4000);
        var longNumber = "[" + "9".repeat(5000) + "]";

        assertThat(answerTo(LIST_CUSTOMERS, 200, deep.getBytes(UTF_8))).isInstanceOf(PaigoResult.Unreadable.class);
        assertThat(answerTo(LIST_CUSTOMERS, 200, longNumber.getBytes(UTF_8)))
                .isInstanceOf(PaigoResult.Unreadable.class);
        assertThat(answerTo(LIST_CUSTOMERS, 403, deep.getBytes(UTF_8))).isInstanceOf(PaigoResult.Refused.class);
        assertThat(answerTo(ADD_CREDITS, 201, deep.getBytes(UTF_8))).isInstanceOf(PaigoResult.Unknown.class);
    }

    @Test
    void readsUpToTheLimitAndNotBeyond() throws IOException {
        var just = ("\"" + "x".repeat(LIMIT - 2) + "\"").getBytes(UTF_8);
        var over = ("\"" + "x".repeat(LIMIT - 1) + "\"").getBytes(UTF_8);

        assertThat(answerTo(LIST_CUSTOMERS, 200, just)).isInstanceOf(PaigoResult.Success.class);
        assertThat(answerTo(LIST_CUSTOMERS, 200, over))
                .isInstanceOfSatisfying(
                        PaigoResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .contains("longer than this server reads", "read one thing by its id"));
        assertThat(answerTo(ADD_CREDITS, 201, over)).isInstanceOf(PaigoResult.Unknown.class);
    }

    @Test
    void whatPassesByHasABoundOfItsOwn() throws IOException {
        var parts = new PaigoRequest("GET /customers", Map.of(), Map.of(), null, new FieldsReader(new FieldTrie()));
        var write = new PaigoRequest(
                ADD_CREDITS.operation(),
                ADD_CREDITS.path(),
                Map.of(),
                ADD_CREDITS.body(),
                new FieldsReader(new FieldTrie()));
        var just = ("{\"a\":\"" + "x".repeat(PASSING - 8) + "\"}").getBytes(UTF_8);
        var over = ("{\"a\":\"" + "x".repeat(PASSING - 7) + "\"}").getBytes(UTF_8);

        assertThat(answerTo(parts, 200, just)).isEqualTo(new PaigoResult.Success(200, Calls.json("{}")));
        assertThat(answerTo(parts, 200, over))
                .isInstanceOfSatisfying(
                        PaigoResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .contains("longer than this server reads", "no filter makes it shorter"));
        assertThat(answerTo(write, 201, just))
                .as("the answer to a write is short")
                .isInstanceOf(PaigoResult.Unknown.class);
    }

    @Test
    void countsAfterDecompression() throws IOException {
        var small = gzip("[1.10]");
        var bomb = gzip("[" + "0,".repeat(1_000_000) + "0]");
        assertThat(bomb.length).isLessThan(LIMIT);

        assertThat(answerTo(LIST_CUSTOMERS, 200, small, "Content-Encoding: gzip"))
                .isEqualTo(new PaigoResult.Success(200, Calls.json("[1.10]")));
        assertThat(answerTo(LIST_CUSTOMERS, 200, bomb, "Content-Encoding: gzip"))
                .isInstanceOf(PaigoResult.Unreadable.class);
    }

    /** Small ones, ones that are read as a stream, and refusals; said to be so long, or in chunks. */
    @ParameterizedTest
    @CsvSource({
        "200, 1, false",
        "200, 20000, false",
        "404, 1, false",
        "200, 1, true",
        "200, 20000, true",
        "404, 1, true"
    })
    void compressedAnswersLeaveTheirConnectionToTheNext(int status, int size, boolean chunked) throws IOException {
        var body = gzip("[\"" + "x".repeat(size) + "\"]");
        try (var server = new LoopbackServer((request, line) -> {
                    if (chunked) {
                        line.raw("HTTP/1.1 " + status + " Whatever\r\nContent-Encoding: gzip\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n");
                        line.socket().getOutputStream().write(body);
                        line.raw("\r\n0\r\n\r\n");
                    } else {
                        line.answer(status, body, "Content-Encoding: gzip");
                    }
                });
                var gateway = gateway(server.url())) {
            for (var i = 0; i < 3; i++) {
                assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                        .isInstanceOf(status == 200 ? PaigoResult.Success.class : PaigoResult.Refused.class);
            }

            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void doesNotWaitForTheRestOfAnEndlessAnswer() throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    line.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        line.raw("5\r\n[[[[[\r\n");
                    }
                });
                var gateway = gateway(server.url(), ClientLimits.standard().withMaxAnswerBytes(LIMIT, PASSING))) {
            var scope = scope();

            assertThat(gateway.send(LIST_CUSTOMERS, scope)).isInstanceOf(PaigoResult.Unreadable.class);
            assertThat(scope.remaining().toSeconds()).isGreaterThan(15);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 307, 399})
    void doesNotFollowRedirects(int status) throws IOException {
        try (var elsewhere = new LoopbackServer((request, line) -> line.answer(200, "{}"));
                var server = new LoopbackServer(
                        (request, line) -> line.answer(status, "{}", "Location: " + elsewhere.url() + "/customers"));
                var gateway = gateway(server.url())) {
            var what = "Paigo answered " + status + ", but with a redirect, which is not followed";
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isInstanceOfSatisfying(
                            PaigoResult.Unreadable.class,
                            unreadable -> assertThat(unreadable.reason()).startsWith(what));
            assertThat(gateway.send(ADD_CREDITS, scope())).isEqualTo(new PaigoResult.Unknown(status, what));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    private static PaigoResult answerTo(PaigoRequest request, int status, byte[] body, String... headers)
            throws IOException {
        try (var server = new LoopbackServer((received, line) -> line.answer(status, body, headers));
                var gateway = gateway(server.url(), ClientLimits.standard().withMaxAnswerBytes(LIMIT, PASSING))) {
            return gateway.send(request, scope());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
