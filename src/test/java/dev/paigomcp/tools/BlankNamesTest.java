package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is made under a name that tells it from nothing else. */
class BlankNamesTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private ToolResult customer(String name) {
        return account.call(
                "onboard_customer",
                "{'customerName':'%s','email':'a@a.example','paymentChannel':'manual'}".formatted(name));
    }

    private ToolResult offering(String name) {
        return account.call("create_offering", "{'offeringName':'%s','offeringVisibility':'private'}".formatted(name));
    }

    private ToolResult dimension(String name) {
        return account.call(
                "create_dimension",
                ("{'dimensionName':'%s','unit':'count','aggregationMethod':'sum','aggregationInterval':'day',"
                                + "'usageIncrement':'1','rounding':'ceiling','unitPrice':'1'}")
                        .formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "...", "\\u00a0", "\\u200b", "-", "★★"})
    void areRefused(String name) {
        assertThat(customer(name).text()).contains("- customerName: expected a name with a letter or a digit; got \"");
        assertThat(offering(name).text()).contains("- offeringName: expected a name with a letter or a digit");
        assertThat(dimension(name).text()).contains("- dimensionName: expected a name with a letter or a digit");
        assertThat(account.demo.requests())
                .noneMatch(request -> request.method().equals("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "7", "東京", "*A*", "𝒜"})
    void namesOfAnyScriptAreTaken(String name) {
        assertThat(customer(name).isError()).isFalse();
        assertThat(offering(name).isError()).isFalse();
        assertThat(dimension(name).isError()).isFalse();
    }
}
