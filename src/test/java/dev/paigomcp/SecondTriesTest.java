package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as people word them, over HTTP: the first is answered with what to write, nothing is written, and the second succeeds. */
final class SecondTriesTest {
    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
        demo.given("""
                {'customer': [
                  {'customerId': 'usd', 'customerName': 'Umber Tiles', 'email': 'ap@umber.example', 'paymentChannel': 'manual', 'currency': 'USD', 'creditBalance': '0'}],
                 'dimension': [
                  {'dimensionId': 'disk', 'dimensionName': 'Disk', 'consumptionUnit': {'type': 'data', 'unit': 'gibibyte'}, 'usageIncrement': '1', 'rounding': 'ceiling', 'consumptionPrice': '0.1'}]}""");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String balance() {
        return demo.ok("get_customer", "'customerId':'usd'")
                .path("creditBalance")
                .asString();
    }

    private static String credit(String amount, String currency) {
        return "'customerId':'usd','amount':" + amount + ",'currency':'" + currency + "'";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'€50'     | USD | currency is \"USD\"",
                "'50'      | EUR | wallet is \"USD\" at Paigo, not \"EUR\"",
                "'1,250'   | USD | write \"1250\" or \"1.25\"",
                "'1.250'   | USD | write \"1250\" or \"1.25\"",
                "'٥٠'      | USD | write \"50\"",
                "'５０'     | USD | write \"50\"",
                "'-0'      | USD | must be more than 0",
                "'0.1234567' | USD | at most 6 decimal places",
            },
            quoteCharacter = '`')
    void creditThatIsNotPlainIsAskedAbout(String amount, String currency, String told) {
        var before = balance();

        assertThat(demo.refused("add_credits", credit(amount, currency))).contains(told);

        assertThat(balance()).isEqualTo(before);
    }

    @Test
    void theSecondCreditIsTheOneThatWasMeant() {
        var added = demo.ok("add_credits", credit("'1.25'", "USD"));

        assertThat(added.path("amount").asString()).isEqualTo("1.25");
        assertThat(added.path("currency").asString()).isEqualTo("USD");
        assertThat(added.path("customerName").asString()).isEqualTo("Umber Tiles");
        assertThat(demo.ok("add_credits", credit("1.250", "USD")).path("amount").asString())
                .isEqualTo("1.250");
    }

    private static String usage(String quantity, String timestamp) {
        return "'customerId':'usd','dimensionId':'disk','quantity':'" + quantity + "','timestamp':'" + timestamp + "'";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yesterday  | Write the date or time itself",
                "tomorrow   | What is yet to come is not taken",
                "2026-02-30 | February 2026 has 28 days",
                "2020-01-01 | more than 400 days back",
            })
    void aTimeThatIsNoneIsToldWithWhatToWrite(String timestamp, String told) {
        assertThat(demo.refused("measure_usage", usage("1", timestamp))).contains(told);
    }

    @Test
    void aQuantityInAnotherUnitIsToldTheFactor() {
        assertThat(demo.refused("measure_usage", usage("1.5 TB", "2026-01-01")))
                .contains("gibibyte", "931.322574615478515625");

        var today = Instant.now().truncatedTo(ChronoUnit.DAYS).toString();
        var recorded = demo.ok("measure_usage", usage("1396.5", today.substring(0, 10)));
        assertThat(recorded.path("timestamp").asString()).isEqualTo(today);
        assertThat(recorded.path("unit").asString()).isEqualTo("gibibyte");
        assertThat(recorded.path("notes").toString()).contains("it counts as 1397", "in no plan of this customer");
    }

    @Test
    void aCustomerWhoIsThereIsShownAndAnotherIsMeantByTheId() {
        var alike = "'customerName':'UMBER-Tiles, Ltd.','email':'other@umber.example','paymentChannel':'manual'";

        assertThat(demo.refused("onboard_customer", alike))
                .contains("\"usd\"", "\"Umber Tiles\"", "besides: [\"usd\"]", "nothing was written at Paigo");

        var made = demo.ok("onboard_customer", alike + ",'besides':['usd']");
        assertThat(made.path("customerId").asString()).isNotEqualTo("usd");
        assertThat(demo.ok("onboard_customer", alike + ",'besides':['usd']")
                        .path("alreadyExisted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void pricesThatDoNotGoTogetherAreToldAllAtOnce() {
        var dimension = "'dimensionName':'D','unit':'gigabyte','aggregationMethod':'sum','aggregationInterval':'hour',"
                + "'usageIncrement':'5','rounding':'ceiling',";

        assertThat(
                        demo.refused(
                                "create_dimension",
                                dimension
                                        + "'unitPrice':'1','tiers':[{'upTo':'10','unitPrice':'1'},{'upTo':'7','unitPrice':'1'}]"))
                .contains(
                        "exactly one of unitPrice and tiers",
                        "\"unlimited\"",
                        "more than 10",
                        "multiple of usageIncrement");

        assertThat(demo.ok(
                                "create_dimension",
                                dimension
                                        + "'tiers':[{'upTo':'10','unitPrice':'1'},{'upTo':'unlimited','unitPrice':'1'}]")
                        .has("dimensionId"))
                .isTrue();
    }
}
