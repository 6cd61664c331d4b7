package dev.paigomcp.conformance;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The Java SDK's client tells the billing story. */
class JavaSdkClientTest {
    @Test
    void theJavaSdkBillsACustomer() {
        try (var server = new DemoServer()) {
            server.isBusyOnce();
            var transport = HttpClientStreamableHttpTransport.builder(
                            server.address().resolve("/").toString())
                    .endpoint("/mcp")
                    .build();
            List<Double> progress = new CopyOnWriteArrayList<>();
            try (var client = McpClient.sync(transport)
                    .progressConsumer(told -> {
                        if (JavaSdkClient.PROGRESS_TOKEN.equals(told.progressToken())) {
                            progress.add(told.progress());
                        }
                    })
                    .build()) {
                new JavaSdkClient(client).tell(progress).isToldIn("2025-11-25", "demo");
            }
        }
    }
}
