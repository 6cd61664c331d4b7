package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The amounts of an offering go with its type and its billing cycle. */
class PricesOfOfferingsTest {
    private static final DemoTools ACCOUNT = DemoTools.empty();
    private static final String CALL = "{'offeringName':'o','offeringVisibility':'private',%s}";

    @AfterAll
    static void close() {
        ACCOUNT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'offeringType':'subscription','subscriptionPrice':'49.90'",
                "'offeringType':'usage-based','minimumCharge':'5'",
                "'minimumCharge':'5'",
                "'billingCycle':'topUp','topUpAmount':'50','topUpThreshold':'0.5'",
                "'prepaidCredit':'10.1234560'",
            })
    void areTaken(String prices) {
        assertThat(ACCOUNT.ok("create_offering", CALL.formatted(prices + ",'currency':'EUR'"))
                        .has("offeringId"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'offeringType':'subscription','subscriptionPrice':'49.90'",
                "'minimumCharge':'5'",
                "'billingCycle':'topUp','topUpAmount':'50'",
                "'prepaidCredit':'10'",
            })
    void needACurrency(String prices) {
        var result = ACCOUNT.call("create_offering", CALL.formatted(prices));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).containsPattern("- currency: missing; \\w+ needs it$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'offeringType':'subscription' | subscriptionPrice: missing; offeringType subscription needs it",
                "'subscriptionPrice':'49' | subscriptionPrice: goes with offeringType subscription only; give that too,"
                        + " or leave subscriptionPrice out",
                "'offeringType':'subscription','subscriptionPrice':'1','minimumCharge':'5' | minimumCharge: goes with"
                        + " offeringType usage-based only; change offeringType, or leave minimumCharge out",
                "'billingCycle':'topUp' | topUpAmount: missing; billingCycle topUp needs it",
                "'topUpAmount':'5' | topUpAmount: goes with billingCycle topUp only",
                "'billingCycle':'monthly','topUpThreshold':'0.5' | topUpThreshold: goes with billingCycle topUp only; change"
                        + " billingCycle, or leave topUpThreshold out",
                "'dimensionIds':['a','b','a'] | dimensionIds[2]: is the same as dimensionIds[0]; name each one once",
                "'offeringType':'subscription','subscriptionPrice':'49.9012345' | subscriptionPrice: expected at most 6"
                        + " decimal places",
                "'minimumCharge':'1.1234567' | minimumCharge: expected at most 6 decimal places",
                "'prepaidCredit':'0.0000001' | prepaidCredit: expected at most 6 decimal places",
            })
    void areRefusedBeforeAnythingIsSent(String prices, String told) {
        var sent = ACCOUNT.demo.requests().size();

        var result = ACCOUNT.call("create_offering", CALL.formatted(prices));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("nothing was sent to Paigo").contains("- " + told);
        assertThat(ACCOUNT.demo.requests()).hasSize(sent);
    }
}
