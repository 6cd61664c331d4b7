package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SdkClientTest {
    @Test
    void servesTheOfficialJavaClient() {
        try (var server = new TestServer();
                var client = McpClient.sync(
                                HttpClientStreamableHttpTransport.builder("http://localhost:" + server.http.port())
                                        .build())
                        .build()) {
            var welcome = client.initialize();
            var tools = client.listTools().tools();
            var result = client.callTool(McpSchema.CallToolRequest.builder("echo")
                    .arguments(Map.of("amount", "0.30"))
                    .build());
            client.ping();

            assertThat(welcome.protocolVersion()).isEqualTo("2025-11-25");
            assertThat(welcome.serverInfo().title()).isEqualTo("Paigo (demo)");
            assertThat(welcome.instructions()).isEqualTo(TestServer.INSTRUCTIONS);
            assertThat(tools).extracting(McpSchema.Tool::name).containsExactlyElementsOf(ExampleTools.NAMES);
            assertThat(result.isError()).isFalse();
            assertThat(result.structuredContent()).isEqualTo(Map.of("amount", "0.30"));
        }
    }
}
