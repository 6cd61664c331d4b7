package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests that are nearly right, in envelope, headers and {@code _meta}; seeded, so that what fails once fails again. */
final class ModernFuzzTest {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1.5",
            "1e400",
            "\"\"",
            "\"2026-07-28\"",
            "\"2025-11-25\"",
            "\"2099-12-31\"",
            "\"echo\"",
            "\"reports\"",
            "\"\u20ac\"",
            "[]",
            "[{}]",
            "{}",
            "{\"a\":{\"b\":[null]}}",
            "99999999999999999999999");
    private static final List<String> METHODS = List.of(
            "tools/call",
            "tools/call",
            "tools/list",
            "server/discover",
            "initialize",
            "ping",
            "prompts/get",
            "resources/read",
            "notifications/cancelled",
            "");
    private static final List<String> HEADERS = List.of(
            "2026-07-28",
            "2026-07-28",
            "2025-11-25",
            "2099-01-01",
            "0000-00-00",
            "tools/call",
            "tools/list",
            "echo",
            "reports",
            "=?base64?ZWNobw==?=",
            "=?base64??=",
            "=?base64?=",
            "=?base64?%%%?=",
            "x".repeat(2_000));

    private final Random random = new Random(4_712);

    @Test
    void answersEveryRequestInItsOwnWords() {
        try (var server = new TestServer()) {
            for (var round = 0; round < 1_000; round++) {
                check(server);
            }
            assertThat(server.send(server.modern("tools/list", "")).statusCode())
                    .isEqualTo(200);
        }
    }

    private void check(TestServer server) {
        var body = body();
        var request = server.message(body);
        for (var header : List.of("MCP-Protocol-Version", "Mcp-Method", "Mcp-Name")) {
            for (var times = random.nextInt(8); times > 0 && times < 7; times = times == 6 ? 1 : 0) {
                request.header(header, of(HEADERS));
            }
        }

        var response = server.send(request);

        assertThat(response.statusCode()).as(body).isIn(200, 202, 400, 404);
        assertThat(response.body())
                .as(body)
                .doesNotContain("java.", "tools.jackson", "Exception", "at dev.", "paigomcp", "StreamRead");
        if (response.headers().firstValue("Content-Type").orElse("").equals("application/json")) {
            var answer = TestServer.json(response);
            assertThat(answer.get("jsonrpc").stringValue()).as(body).isEqualTo("2.0");
            assertThat(answer.has("result") ^ answer.has("error")).as(body).isTrue();
        }
    }

    private String body() {
        var meta = member("io.modelcontextprotocol/protocolVersion", "\"2026-07-28\"")
                + member("io.modelcontextprotocol/clientCapabilities", "{}")
                + member("progressToken", "7")
                + "\"x\":1";
        var params = member("name", "\"echo\"")
                + member("arguments", "{}")
                + member("cursor", "\"\"")
                + "\"_meta\":" + (random.nextInt(10) == 0 ? of(VALUES) : "{" + meta + "}");
        return "{" + member("jsonrpc", "\"2.0\"") + member("id", "1")
                + (random.nextInt(20) == 0 ? "" : "\"method\":\"" + of(METHODS) + "\",")
                + "\"params\":" + (random.nextInt(20) == 0 ? of(VALUES) : "{" + params + "}") + "}";
    }

    /** Mostly there and as it should be. */
    private String member(String name, String usual) {
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "\"" + name + "\":" + of(VALUES) + ",";
            default -> "\"" + name + "\":" + usual + ",";
        };
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
