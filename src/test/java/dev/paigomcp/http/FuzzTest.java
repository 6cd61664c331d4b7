package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded, so that what fails once fails again. */
final class FuzzTest {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u",
            "\\ud83d",
            "null",
            "true",
            "-",
            "1e9999999999",
            "0.1",
            "NaN",
            "\"jsonrpc\":\"2.0\"",
            "\"id\":",
            "\"method\":",
            "\"tools/call\"",
            "\"tools/list\"",
            "\"initialize\"",
            "\"params\":",
            "\"name\":",
            "\"echo\"",
            "\"arguments\":",
            "\"cursor\":",
            "\"protocolVersion\":",
            "\"__proto__\"",
            "\"@class\"",
            "\u0000",
            "\u20ac",
            "\ufeff",
            " ",
            "\n",
            "9".repeat(2_000),
            "1e400",
            "\"_meta\":{}");
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
                    + "\"arguments\":{\"quantity\":\"1.5\",\"list\":[1,2.5,null,true],\"deep\":{\"a\":{\"b\":\"\u00e4\"}}}}}";

    @Test
    void answersEveryBodyInItsOwnWords() {
        var random = new Random(4_711);
        try (var server = new TestServer()) {
            for (var round = 0; round < 1_000; round++) {
                check(server, random.nextBoolean() ? mutated(random) : assembled(random));
            }
        }
    }

    private static void check(TestServer server, byte[] body) {
        var response = server.send(server.request("/mcp")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
        var shown = new String(body, StandardCharsets.UTF_8);

        assertThat(response.statusCode()).as(shown).isIn(200, 202, 400);
        assertThat(response.body())
                .as(shown)
                .doesNotContain("java.", "tools.jackson", "Exception", "at dev.", "paigomcp", "Token", "StreamRead");
        if (response.statusCode() != 202) {
            var answer = TestServer.json(response);
            assertThat(answer.get("jsonrpc").stringValue()).as(shown).isEqualTo("2.0");
            assertThat(answer.has("result") ^ answer.has("error")).as(shown).isTrue();
        }
    }

    private static byte[] mutated(Random random) {
        var bytes = CALL.getBytes(StandardCharsets.UTF_8);
        for (var change = random.nextInt(4); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] assembled(Random random) {
        var out = new ByteArrayOutputStream();
        out.write('{');
        for (var piece = random.nextInt(30); piece >= 0; piece--) {
            out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
