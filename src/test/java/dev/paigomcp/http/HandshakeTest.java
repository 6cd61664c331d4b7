package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeTest {
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
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2024-11-05",
        "2026-07-28, 2025-11-25",
        "nonsense, 2025-11-25"
    })
    void agreesOnARevision(String asked, String spoken) {
        var response = server.post("""
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s","capabilities":{},\
            "clientInfo":{"name":"test","version":"1"}}}\
            """.formatted(asked));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
            {"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"%s","capabilities":{"tools":{"listChanged":false},\
            "prompts":{},"resources":{},"completions":{}},\
            "serverInfo":{"name":"paigo-mcp","title":"Paigo (demo)","version":"1.2.3"},\
            "instructions":"Bill customers of a demo account."}}\
            """.formatted(spoken));
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"protocolVersion\":1}", "{\"protocolVersion\":null}"})
    void refusesAHandshakeWithoutARevision(String params) {
        var response =
                server.post("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":" + params + "}");

        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(TestServer.json(response).at("/error/message").stringValue()).contains("protocolVersion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void acceptsTheRevisionInTheHeader(String version) {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .header("MCP-Protocol-Version", version));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01", "2024-10-07", "x", " "})
    void refusesAnotherRevisionInTheHeaderAndNamesThoseItSpeaks(String version) {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .header("MCP-Protocol-Version", version));

        assertThat(response.statusCode()).isEqualTo(400);
        var answer = TestServer.json(response);
        assertThat(answer.get("id").intValue()).isEqualTo(1);
        assertThat(answer.at("/error/message").stringValue())
                .contains("\"" + version.strip() + "\"")
                .contains("2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05");
        assertThat(answer.at("/error/data/supported").size()).isEqualTo(4);
    }

    @Test
    void refusesTwoRevisionsInOneRequest() {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .header("MCP-Protocol-Version", "2025-11-25")
                .header("MCP-Protocol-Version", "2025-06-18"));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesANotificationUnderAnotherRevision() {
        var response = server.send(server.message("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .header("MCP-Protocol-Version", "1999-01-01"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).get("id").isNull()).isTrue();
    }

    @Test
    void listsTheToolsInTheSameBytesEveryTime() {
        var request = "{\"jsonrpc\":\"2.0\",\"id\":\"l\",\"method\":\"tools/list\",\"params\":{}}";

        var first = server.post(request);
        var second = server.post(request);
        try (var restarted = new TestServer()) {
            assertThat(restarted.post(request).body()).isEqualTo(first.body());
        }

        assertThat(second.body()).isEqualTo(first.body());
        var tools = TestServer.json(first).at("/result/tools");
        assertThat(tools.valueStream().map(tool -> tool.get("name").stringValue()))
                .containsExactlyElementsOf(ExampleTools.NAMES);
        assertThat(tools.get(0).get("description").stringValue()).isEqualTo("Says \u20ac.");
        assertThat(TestServer.json(first).get("result").has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void takesAnEmptyCursorForNone(String cursor) {
        var request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":";

        assertThat(server.post(request + "{\"cursor\":" + cursor + "}}").body())
                .isEqualTo(server.post(request + "{}}").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\" \"", "7", "[]", "false"})
    void refusesACursorThatItDidNotIssue(String cursor) {
        var response = server.post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"cursor\":" + cursor + "}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(TestServer.json(response).at("/error/message").stringValue()).contains("cursor");
    }
}
