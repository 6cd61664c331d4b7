package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModernHeadersTest {
    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\":";
    private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\":";
    private static final String META = VERSION + "\"2026-07-28\"," + CAPABILITIES + "{}";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sends a request with that inside of {@code _meta} and those headers, "-" for one that is left out. */
    private static HttpResponse<String> ask(
            String method, String params, String meta, String version, String said, String name) {
        var request = server.message("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params
                + (params.isEmpty() ? "" : ",") + "\"_meta\":{" + meta + "}}}");
        if (!version.equals("-")) {
            request.header("MCP-Protocol-Version", version);
        }
        if (!said.equals("-")) {
            request.header("Mcp-Method", said);
        }
        if (!name.equals("-")) {
            request.header("Mcp-Name", name);
        }
        return server.send(request);
    }

    private static void assertRefused(HttpResponse<String> response, int code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        var answer = TestServer.json(response);
        assertThat(answer.at("/error/code").intValue()).as(response.body()).isEqualTo(code);
        assertThat(answer.get("id").intValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                VERSION + "\"2026-07-28\"",
                VERSION + "\"2026-07-28\"," + CAPABILITIES + "[]",
                VERSION + "\"2026-07-28\"," + CAPABILITIES + "null",
                VERSION + "null," + CAPABILITIES + "{}",
                VERSION + "20260728," + CAPABILITIES + "{}",
                CAPABILITIES + "{}"
            })
    void refusesAnIncompleteMetaEvenIfOtherHeadersAreMissing(String meta) {
        assertRefused(ask("tools/list", "", meta, "2026-07-28", "tools/list", "-"), -32602);
        assertRefused(ask("tools/list", "", meta, "2026-07-28", "-", "-"), -32602);
        assertRefused(ask("ping", "", meta, "2026-07-28", "ping", "-"), -32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\""})
    void refusesAMetaThatIsNoObject(String meta) {
        var response = server.send(server.message(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{\"_meta\":" + meta + "}}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/list"));

        assertRefused(response, -32602);
    }

    @Test
    void refusesAMissingVersionHeaderBeforeAllElse() {
        assertRefused(ask("tools/list", "", META, "-", "tools/list", "-"), -32020);
        assertRefused(ask("tools/list", "", VERSION + "7", "-", "-", "-"), -32020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-29", "2099-01-01", "x", "2026-07-28 x"})
    void refusesAVersionHeaderThatSaysSomethingElse(String header) {
        assertRefused(ask("tools/list", "", META, header, "tools/list", "-"), -32020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01", "2025-11-25", "v999.0.0", "DRAFT-2026-v1"})
    void namesTheVersionsItSpeaks(String version) {
        var meta = VERSION + "\"" + version + "\"," + CAPABILITIES + "{}";

        var response = ask("tools/list", "", meta, version, "-", "-");

        assertRefused(response, -32022);
        var data = TestServer.json(response).at("/error/data");
        assertThat(data.get("requested").stringValue()).isEqualTo(version);
        assertThat(data.get("supported").toString()).isEqualTo("[\"2026-07-28\"]");
    }

    @Test
    void refusesANotificationOfAVersionToCome() {
        var response =
                server.send(server.message("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{}}")
                        .header("MCP-Protocol-Version", "2099-01-01"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32022);
    }

    @ParameterizedTest
    @CsvSource({
        "tools/list, -",
        "tools/list, prompts/list",
        "tools/list, TOOLS/LIST",
        "tools/list, tools/list2",
        "no/such, -",
        "no/such, tools/list",
        "server/discover, =?base64?c2VydmVyL2Rpc2NvdmVy?="
    })
    void refusesAMethodHeaderThatDoesNotRepeatTheMethod(String method, String header) {
        assertRefused(ask(method, "", META, "2026-07-28", header, "-"), -32020);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/call     | \"name\":\"echo\"            | -",
                "tools/call     | \"name\":\"echo\"            | fails",
                "tools/call     | \"name\":\"echo\"            | Echo",
                "tools/call     | \"name\":\"echo\"            | =?base64?ZmFpbHM=?=",
                "tools/call     | \"name\":\"echo\"            | =?base64?ZWNobw?=",
                "tools/call     | \"name\":\"echo\"            | =?base64?ZWN!!!obw==?=",
                "tools/call     | \"name\":\"echo\"            | =?base64?ZWNobw==",
                "tools/call     | \"name\":\"echo\"            | =?BASE64?ZWNobw==?=",
                "tools/call     | \"name\":\"=?base64?/w==?=\" | =?base64?/w==?=",
                "tools/call     | \"name\":7                   | 7",
                "tools/call     | \"arguments\":{}             | echo",
                "prompts/get    | \"name\":\"p\"               | -",
                "prompts/get    | \"name\":\"p\"               | q",
                "resources/read | \"uri\":\"a://b\"            | -",
                "resources/read | \"uri\":\"a://b\"            | a://c",
            })
    void refusesANameHeaderThatDoesNotRepeatTheName(String method, String params, String header) {
        var calls = server.tools.calls.get();

        assertRefused(ask(method, params, META, "2026-07-28", method, header), -32020);

        assertThat(server.tools.calls.get()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "  echo  ", "=?base64?ZWNobw==?="})
    void takesANameAsItIsOrInBase64(String header) {
        var response = ask("tools/call", "\"name\":\"echo\"", META, "2026-07-28", "tools/call", header);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).has("result")).isTrue();
    }

    @Test
    void takesANameThatIsNoAscii() {
        var coded = Base64.getEncoder().encodeToString("\u00e4\u20ac".getBytes(StandardCharsets.UTF_8));

        var response = ask(
                "tools/call",
                "\"name\":\"\u00e4\u20ac\"",
                META,
                "2026-07-28",
                "tools/call",
                "=?base64?" + coded + "?=");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
    }

    @Test
    void refusesTwoNamesInOneRequest() {
        var response =
                server.send(server.modern("tools/call", "\"name\":\"echo\"").header("Mcp-Name", "fails"));

        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32020);
    }

    @Test
    void takesHeaderNamesInAnyCase() {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{" + TestServer.META + "}}";

        assertThat(server.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "MCP-METHOD: tools/list\r\nmcp-protocol-version:   2026-07-28 \r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void asksOldClientsForNoneOfThem() {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .header("MCP-Protocol-Version", "2025-11-25")
                .header("Mcp-Method", "something/else"));

        assertThat(response.statusCode()).isEqualTo(200);
    }
}
