package dev.paigomcp.conformance;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The billing story as {@code clients/story.mjs} tells it, told by the Java SDK's client. */
final class JavaSdkClient {
    static final String PROGRESS_TOKEN = "offerings";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CUSTOMER = "juniper";

    private final McpSyncClient client;
    private final ObjectNode said = JSON.createObjectNode();

    JavaSdkClient(McpSyncClient client) {
        this.client = client;
    }

    /** @param progress what the client is told of the call that has {@link #PROGRESS_TOKEN} */
    BillingStory tell(List<Double> progress) {
        var welcome = client.initialize();
        said.put("protocolVersion", welcome.protocolVersion());
        said.put("instructions", welcome.instructions());
        note("server", welcome.serverInfo());
        look();
        result(CallToolRequest.builder("list_offerings")
                .arguments(Map.of())
                .progressToken(PROGRESS_TOKEN)
                .build());
        note("progress", progress);
        bill();
        read();
        goWrong();
        return new BillingStory(said);
    }

    private void look() {
        note("tools", client.listTools().tools().stream().map(Tool::name).toList());
        note(
                "prompts",
                client.listPrompts().prompts().stream().map(Prompt::name).toList());
        note(
                "resources",
                client.listResources().resources().stream().map(Resource::uri).toList());
        note(
                "templates",
                client.listResourceTemplates().resourceTemplates().stream()
                        .map(ResourceTemplate::uriTemplate)
                        .toList());
    }

    private void bill() {
        var dimension = Map.<String, Object>of(
                "dimensionName", "Reports",
                "unit", "count",
                "aggregationMethod", "sum",
                "aggregationInterval", "month",
                "usageIncrement", "1",
                "rounding", "ceiling",
                "unitPrice", "0.25");
        var dimensionId = tell("dimension", "create_dimension", dimension).path("dimensionId");
        var offering = Map.<String, Object>of(
                "offeringName", "Reports plan",
                "offeringVisibility", "private",
                "offeringType", "subscription",
                "billingCycle", "monthly",
                "currency", "USD",
                "subscriptionPrice", "20",
                "dimensionIds", List.of(dimensionId.asString()));
        var offeringId = tell("offering", "create_offering", offering).path("offeringId");
        var customer = Map.<String, Object>of(
                "customerName", "Juniper Books",
                "email", "billing@juniper.example",
                "paymentChannel", "manual",
                "customerId", CUSTOMER,
                "currency", "USD",
                "offeringId", offeringId.asString());
        tell("onboarded", "onboard_customer", customer);
        tell("onboardedAgain", "onboard_customer", customer);
        tell("measured", "measure_usage", ofCustomer("dimensionId", dimensionId.asString(), "quantity", "3"));
        tell("usage", "get_usage", ofCustomer("interval", "none"));
        call("add_credits", ofCustomer("amount", "0.1", "reason", "welcome"));
        call("add_credits", ofCustomer("amount", 0.2));
        tell("ledger", "get_credit_ledger", ofCustomer());
        call("add_credits", ofCustomer("amount", new BigDecimal("123456789.012345678901234567891")));
        tell("customer", "get_customer", ofCustomer());
        tell("ledgerAfterwards", "get_credit_ledger", ofCustomer());
        var invoices = tell("invoices", "list_invoices", ofCustomer());
        tell(
                "invoice",
                "get_invoice",
                Map.of("invoiceId", invoices.at("/items/0/invoiceId").asString()));
    }

    private void read() {
        var invoice = Map.<String, Object>of(
                "invoiceId", said.at("/invoice/invoiceId").asString());
        var prompt = client.getPrompt(
                GetPromptRequest.builder("explain_invoice").arguments(invoice).build());
        said.put("prompt", ((TextContent) prompt.messages().get(0).content()).text());
        var ids = client.completeCompletion(new CompleteRequest(
                        new ResourceReference("paigo://customers/{customerId}"),
                        new CompleteRequest.CompleteArgument("customerId", "Juniper B")))
                .completion()
                .values();
        note("completion", ids);
        said.set("resource", resource("paigo://customers/" + ids.get(0)));
        said.set("contract", resource("paigo://contract").path("openapi"));
    }

    private void goWrong() {
        var wrong = client.callTool(new CallToolRequest("add_credits", ofCustomer("amount", "-1")));
        said.putObject("wrongArgument").put("isError", wrong.isError()).put("text", text(wrong));
        note("unknownTool", error(() -> client.callTool(new CallToolRequest("add_credit", Map.of()))));
        note("unknownResource", error(() -> resource("paigo://customers/nobody")));
    }

    private JsonNode tell(String as, String tool, Map<String, Object> arguments) {
        var result = call(tool, arguments);
        said.set(as, result);
        return result;
    }

    private JsonNode call(String tool, Map<String, Object> arguments) {
        return result(new CallToolRequest(tool, arguments));
    }

    private JsonNode result(CallToolRequest request) {
        var result = client.callTool(request);
        if (Boolean.TRUE.equals(result.isError())) {
            throw new AssertionError(request.name() + ": " + text(result));
        }
        return JSON.valueToTree(result.structuredContent());
    }

    private JsonNode resource(String uri) {
        var contents = client.readResource(new ReadResourceRequest(uri)).contents();
        return JSON.readTree(((TextResourceContents) contents.get(0)).text());
    }

    private void note(String as, Object value) {
        said.set(as, JSON.valueToTree(value));
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static Map<String, Object> error(Runnable ask) {
        try {
            ask.run();
            return Map.of();
        } catch (McpError e) {
            var error = e.getJsonRpcError();
            return Map.of("code", error.code(), "message", error.message());
        }
    }

    private static Map<String, Object> ofCustomer(Object... others) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("customerId", CUSTOMER);
        for (var i = 0; i < others.length; i += 2) {
            arguments.put((String) others[i], others[i + 1]);
        }
        return arguments;
    }
}
