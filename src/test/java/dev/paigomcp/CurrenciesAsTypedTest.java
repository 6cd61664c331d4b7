package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An amount with a currency beside it: no answer leads to as much in another currency. */
final class CurrenciesAsTypedTest {
    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String refused(String tool, String arguments) {
        var before = demo.requests();

        var told = demo.refused(tool, arguments);

        assertThat(demo.requests()).as("requests to Paigo").isEqualTo(before);
        return told;
    }

    private static String credit(String amount, String currency) {
        return refused(
                "add_credits",
                "'customerId':'demo-acme-robotics','amount':'" + amount + "','currency':'" + currency + "'");
    }

    private static String price(String argument, String amount, String others) {
        return refused(
                "create_offering",
                "'offeringName':'P','offeringVisibility':'private','" + argument + "':'" + amount + "'" + others);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "€50       | USD | EUR",
                "50 €      | USD | EUR",
                "EUR 50,10 | USD | EUR",
                "50 CNY    | USD | CNY",
                "50 euros  | USD | EUR",
                "50 RMB    | EUR | CNY",
                "€1.250    | USD | EUR",
                "$50       | EUR | USD",
            })
    void anAmountInAnotherCurrencyIsAskedAbout(String amount, String currency, String named) {
        assertThat(credit(amount, currency))
                .contains("amount: expected decimal text")
                .contains(" is " + named + ", but currency is \"" + currency + "\"; nothing is converted")
                .contains("ask whoever named the amount")
                .doesNotContain("write \"", "or \"");
    }

    @ParameterizedTest
    @CsvSource({"£50, £", "¥50, ¥", "50 GBP, GBP", "A$50, A$", "50 mio, mio"})
    void aCurrencyThatIsNoneOfTheWordsIsAskedAbout(String amount, String sign) {
        assertThat(credit(amount, "USD"))
                .contains("\"" + sign + "\" is not clearly one of USD, EUR, CNY; nothing is converted")
                .contains("ask whoever named the amount")
                .doesNotContain("write \"");
    }

    @ParameterizedTest
    @CsvSource({"€50, EUR", "50 EUR, EUR", "US$ 50, USD", "$50, USD", "50 usd, USD"})
    void theSameCurrencyGoesInItsOwnArgument(String amount, String currency) {
        assertThat(credit(amount, currency)).endsWith(" - write \"50\", and the currency in currency alone");
    }

    @Test
    void anAmountThatCanBeTwoNumbersIsStillAskedAbout() {
        assertThat(credit("€1.250", "EUR"))
                .endsWith(
                        "can be read as 1250 or as 1.25: write \"1250\" or \"1.25\", and the currency in currency alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscriptionPrice", "minimumCharge", "prepaidCredit", "topUpAmount"})
    void pricesOfAPlanAreHeldAgainstItsCurrency(String argument) {
        assertThat(price(argument, "€49", ",'currency':'USD'"))
                .contains(argument + ": expected", "\"€\" is EUR, but currency is \"USD\"")
                .doesNotContain("write \"");
        assertThat(price(argument, "€49", "")).contains(" - write \"49\", and currency \"EUR\"");
    }

    @Test
    void aPriceWithoutACurrencyOfItsOwnIsAskedAbout() {
        assertThat(refused(
                        "create_dimension",
                        "'dimensionName':'D','unit':'count','aggregationMethod':'sum','aggregationInterval':'day',"
                                + "'usageIncrement':'1','rounding':'ceiling','unitPrice':'€0.10'"))
                .contains("unitPrice: expected")
                .contains(
                        " - write \"0.10\" if its currency will be \"€\": none is given with it, and nothing is converted");
    }

    @Test
    void boundsOfAFilterAreHeldAgainstTheFilterByCurrency() {
        assertThat(demo.refused("list_customers", "'minBalance':'€50','currency':'USD'"))
                .contains("minBalance: expected", "\"€\" is EUR, but currency is \"USD\"")
                .doesNotContain("write \"");
    }
}
