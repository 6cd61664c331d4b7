package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:6274",
                "http://127.0.0.1",
                "https://LOCALHOST",
                "http://[::1]:8484",
                "https://mcp.example.com",
                "https://MCP.example.com:443"
            })
    void answersPagesOfItsOwn(String origin) {
        var response = server.send(server.message(PING).header("Origin", origin));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://mcp.example.com",
                "https://mcp.example.com:8443",
                "https://mcp.example.com.evil.example",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://localhost@evil.example",
                "file://localhost",
                "localhost",
                "*",
                "http://local host"
            })
    void refusesPagesOfOthersAndSaysWhatIsAllowed(String origin) {
        var calls = server.tools.calls.get();

        var response = server.send(server.message(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}")
                .header("Origin", origin));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(TestServer.json(response).at("/error/message").stringValue())
                .contains(
                        "Origin", "\"" + origin + "\"", "localhost", "https://mcp.example.com", "PAIGO_MCP_PUBLIC_URL");
        assertThat(server.tools.calls.get()).isEqualTo(calls);
    }

    @Test
    void refusesTwoOrigins() {
        var response = server.send(
                server.message(PING).header("Origin", "http://localhost").header("Origin", "https://evil.example"));

        assertThat(response.statusCode()).isEqualTo(403);
    }
}
