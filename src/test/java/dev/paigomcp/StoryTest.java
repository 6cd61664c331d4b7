package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.tools.GeneratedTools;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole program as it starts without any setting, used by a real MCP client. */
class StoryTest {
    private static App app;
    private static HttpServer server;
    private static McpSyncClient client;

    @BeforeAll
    static void start() {
        app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")));
        server = app.serve();
        var transport = HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + server.port())
                .endpoint("/mcp")
                .build();
        client = McpClient.sync(transport).build();
    }

    @AfterAll
    static void stop() {
        client.closeGracefully();
        app.close();
    }

    @Test
    void aNewcomerBillsACustomer() {
        var welcome = client.initialize();
        assertThat(welcome.serverInfo().title()).isEqualTo("Paigo (demo)");
        assertThat(welcome.instructions()).contains("demo environment").hasSizeLessThanOrEqualTo(2_000);
        assertThat(client.listTools().tools())
                .hasSameSizeAs(GeneratedTools.load().catalogue());

        var dimension = call(
                "create_dimension",
                Map.of(
                        "dimensionName",
                        "Builds",
                        "unit",
                        "minute",
                        "aggregationMethod",
                        "sum",
                        "aggregationInterval",
                        "day",
                        "usageIncrement",
                        "1",
                        "rounding",
                        "ceiling",
                        "unitPrice",
                        "0.008"));
        var dimensionId = dimension.get("dimensionId");
        var offering = call(
                "create_offering",
                Map.of(
                        "offeringName",
                        "Builder",
                        "offeringVisibility",
                        "private",
                        "dimensionIds",
                        List.of(dimensionId),
                        "currency",
                        "USD"));
        var customer = call(
                "onboard_customer",
                Map.of(
                        "customerName",
                        "Story Ltd",
                        "email",
                        "story@story.example",
                        "paymentChannel",
                        "manual",
                        "offeringId",
                        offering.get("offeringId")));
        var customerId = customer.get("customerId");
        call("measure_usage", Map.of("customerId", customerId, "dimensionId", dimensionId, "quantity", "42.5"));
        call("add_credits", Map.of("customerId", customerId, "currency", "USD", "amount", "0.1"));
        call("add_credits", Map.of("customerId", customerId, "currency", "USD", "amount", 0.2, "reason", "goodwill"));

        assertThat(call("get_customer", Map.of("customerId", customerId)).get("creditBalance"))
                .isEqualTo("0.3");
        assertThat(items(call("get_usage", Map.of("customerId", customerId, "interval", "none"))))
                .singleElement()
                .satisfies(row -> assertThat(row.get("quantity")).isEqualTo("42.5"));
        assertThat(items(call("get_credit_ledger", Map.of("customerId", customerId))))
                .hasSize(2);
        var invoices = items(call("list_invoices", Map.of("status", "Open")));
        var invoice = call("get_invoice", Map.of("invoiceId", invoices.get(0).get("invoiceId")));
        assertThat(invoice.get("status")).isEqualTo("Open");
        assertThat(invoice.get("net")).isEqualTo(invoices.get(0).get("net"));
    }

    @Test
    void healthTellsThatPaigoIsReachable() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/health"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"up\"", "\"environment\":\"demo\"", "\"paigo\":\"reachable\"");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> call(String tool, Map<String, Object> arguments) {
        var result = client.callTool(new McpSchema.CallToolRequest(tool, arguments));
        assertThat(result.isError()).as(result.content().toString()).isFalse();
        return (Map<String, Object>) result.structuredContent();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> list) {
        return (List<Map<String, Object>>) list.get("items");
    }
}
