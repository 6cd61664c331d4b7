package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dimension has exactly one way to price, and its tiers leave no gap. */
class PricesOfDimensionsTest {
    private static final DemoTools ACCOUNT = DemoTools.empty();
    private static final String CALL = "{'dimensionName':'d','unit':'count','aggregationMethod':'sum',"
            + "'aggregationInterval':'month','usageIncrement':'0.5','rounding':'ceiling',%s}";

    @AfterAll
    static void close() {
        ACCOUNT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'unitPrice':'0'",
                "'unitPrice':'1','includedQuantity':'unlimited','overageAllowed':false",
                "'tiers':[{'upTo':'unlimited','unitPrice':'1'}]",
                "'tiers':[{'upTo':'0.5','unitPrice':'1'},{'upTo':'1000.0','unitPrice':'0'},"
                        + "{'upTo':'unlimited','unitPrice':'2'}]",
            })
    void areTaken(String prices) {
        assertThat(ACCOUNT.ok("create_dimension", CALL.formatted(prices)).has("dimensionId"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'overageAllowed':true | unitPrice: give exactly one of unitPrice and tiers; unitPrice \"0\" makes it",
                "'unitPrice':'1','tiers':[{'upTo':'unlimited','unitPrice':'1'}] | tiers: cannot be given together with"
                        + " unitPrice; give exactly one",
                "'overageAllowed':true,'tiers':[{'upTo':'unlimited','unitPrice':'1'}] | overageAllowed: cannot be given"
                        + " together with tiers; leave it out",
                "'includedQuantity':'1','tiers':[{'upTo':'unlimited','unitPrice':'1'}] | includedQuantity: cannot be",
                "'tiers':[] | tiers: is empty; give at least one item",
                "'tiers':[{'upTo':'10','unitPrice':'1'}] | tiers[0].upTo: expected \"unlimited\", since the last item",
                "'tiers':[{'upTo':'unlimited','unitPrice':'1'},{'upTo':'unlimited','unitPrice':'1'}] |"
                        + " tiers[0].upTo: is \"unlimited\", which only the last item may be; put it at the end",
                "'tiers':[{'upTo':'20','unitPrice':'1'},{'upTo':'10','unitPrice':'1'},{'upTo':'unlimited','unitPrice':'1'}]"
                        + " | tiers[1].upTo: expected more than 20, the bound before it; got \"10\"",
                "'tiers':[{'upTo':'20','unitPrice':'1'},{'upTo':'20.0','unitPrice':'1'},{'upTo':'unlimited','unitPrice':'1'}]"
                        + " | tiers[1].upTo: expected more than 20",
                "'tiers':[{'upTo':'0.7','unitPrice':'1'},{'upTo':'unlimited','unitPrice':'1'}] | tiers[0].upTo: expected"
                        + " a multiple of usageIncrement, 0.5; got \"0.7\"",
            })
    void areRefusedBeforeAnythingIsSent(String prices, String told) {
        var sent = ACCOUNT.demo.requests().size();

        var result = ACCOUNT.call("create_dimension", CALL.formatted(prices));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("nothing was sent to Paigo").contains("- " + told);
        assertThat(ACCOUNT.demo.requests()).hasSize(sent);
    }
}
