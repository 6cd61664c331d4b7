package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.tools.GeneratedTools;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The billing story of docs/story.md as one client saw it, and what every client must see. The keys are those that
 * {@code clients/story.mjs} and {@code clients/JavaStory.java} write.
 */
record BillingStory(JsonNode said) {
    /** Asserts the whole story. */
    void isToldIn(String revision, String environment) {
        assertThat(text("/server/title")).isEqualTo("Paigo (" + environment + ")");
        assertThat(text("/instructions")).contains("This is the " + environment + " environment");
        assertThat(said.get("progress")).map(JsonNode::intValue).containsExactly(1);
        isToldWithoutProgressIn(revision);
    }

    /** Asserts the story of a client that cannot ask for progress and does not know titles. */
    void isToldWithoutProgressIn(String revision) {
        assertThat(text("/protocolVersion")).isEqualTo(revision);
        assertThat(text("/server/name")).isEqualTo("paigo-mcp");
        assertThat(text("/instructions")).startsWith("Paigo bills the customers");
        listsAllThereIs();
        createsAPlanAndACustomerOnIt();
        recordsUsage();
        keepsCreditExactly();
        showsTheInvoice();
        readsTheLibrary();
        tellsWhatIsWrong(revision);
    }

    private void listsAllThereIs() {
        var tools = GeneratedTools.resource("tools.json");
        assertThat(texts("/tools", ""))
                .containsExactlyElementsOf(tools.valueStream()
                        .map(tool -> tool.path("name").asString())
                        .toList());
        assertThat(texts("/prompts", "")).containsExactly("onboard_customer_onto_offering", "explain_invoice");
        assertThat(texts("/resources", "")).containsExactly("paigo://contract", "paigo://mapping");
        assertThat(texts("/templates", ""))
                .containsExactly(
                        "paigo://customers/{customerId}",
                        "paigo://invoices/{invoiceId}",
                        "paigo://offerings/{offeringId}",
                        "paigo://dimensions/{dimensionId}");
    }

    private void createsAPlanAndACustomerOnIt() {
        assertThat(text("/dimension/dimensionId")).isNotEmpty();
        assertThat(text("/offering/offeringId")).isNotEmpty();
        assertThat(text("/onboarded/customerId")).isEqualTo("juniper");
        assertThat(said.at("/onboarded/alreadyExisted").asBoolean(false)).isFalse();
        assertThat(text("/onboardedAgain/customerId")).isEqualTo("juniper");
        assertThat(said.at("/onboardedAgain/alreadyExisted").asBoolean(false)).isTrue();
        assertThat(texts("/customer/enrollments", "/offeringId")).containsExactly(text("/offering/offeringId"));
    }

    private void recordsUsage() {
        assertThat(text("/measured/quantity")).isEqualTo("3");
        assertThat(texts("/usage/items", "/quantity")).containsExactly("3");
        assertThat(texts("/usage/items", "/dimensionId")).containsExactly(text("/dimension/dimensionId"));
    }

    private void keepsCreditExactly() {
        assertThat(texts("/ledger/items", "/amount")).containsExactly("0.2", "0.1");
        assertThat(text("/ledger/items/1/reason")).isEqualTo("welcome");
        assertThat(texts("/ledger/totals", "/amount")).containsExactly("0.3");
        assertThat(text("/ledgerAfterwards/items/0/amount")).isEqualTo("123456789.012345");
        assertThat(texts("/ledgerAfterwards/totals", "/amount")).containsExactly("123456789.312345");
        assertThat(text("/customer/creditBalance")).isEqualTo("123456789.312345");
    }

    private void showsTheInvoice() {
        assertThat(texts("/invoices/items", "/status")).containsExactly("Open");
        assertThat(texts("/invoices/items", "/invoiceId")).containsExactly(text("/invoice/invoiceId"));
        assertThat(text("/invoices/totals/0/net")).isEqualTo("20");
        assertThat(text("/invoice/net")).isEqualTo("20");
        assertThat(text("/invoice/currency")).isEqualTo("USD");
        assertThat(texts("/invoice/lineItems", "/unitCost")).containsExactly("20");
    }

    private void readsTheLibrary() {
        assertThat(text("/prompt")).startsWith("Explain the invoice " + text("/invoice/invoiceId") + " of our Paigo");
        assertThat(texts("/completion", "")).containsExactly("juniper");
        assertThat(said.get("resource")).isEqualTo(said.get("customer"));
        assertThat(text("/contract")).startsWith("3.");
    }

    private void tellsWhatIsWrong(String revision) {
        assertThat(said.at("/wrongArgument/isError").asBoolean(false)).isTrue();
        assertThat(text("/wrongArgument/text")).contains("nothing was sent", "amount", "\"-1\"");
        assertThat(said.at("/unknownTool/code").asInt(0)).isEqualTo(-32602);
        assertThat(text("/unknownTool/message")).contains("did you mean \"add_credits\"?");
        // -32002 before MCP 2026-07-28, which the newer client tells as -32602 all the same, once the error has its
        // uri.
        var missing = revision.startsWith("2026") ? List.of(-32602) : List.of(-32002, -32602);
        assertThat(said.at("/unknownResource/code").asInt(0)).isIn(missing);
        assertThat(text("/unknownResource/message")).contains("\"nobody\" is not known", "list_customers");
    }

    private String text(String pointer) {
        return said.at(pointer).asString("");
    }

    private List<String> texts(String list, String pointer) {
        return said.at(list)
                .valueStream()
                .map(item -> item.at(pointer).asString(""))
                .toList();
    }
}
