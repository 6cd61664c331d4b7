package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as a person types them: nothing is guessed, and what the answer says to write is taken. */
final class AmountsAsTypedTest {
    private static final Pattern TO_WRITE = Pattern.compile("(?:write|or) \"([^\"]+)\"");

    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String offering(String price) {
        return "'offeringName':'P','offeringVisibility':'private','offeringType':'subscription',"
                + "'subscriptionPrice':" + price;
    }

    private static List<String> toWrite(String refusal) {
        return TO_WRITE.matcher(refusal).results().map(found -> found.group(1)).toList();
    }

    private static String refused(String price) {
        var before = demo.requests();

        var told = demo.refused("create_offering", offering("'" + price + "'"));

        assertThat(demo.requests()).as("requests to Paigo").isEqualTo(before);
        return told;
    }

    private static void areTaken(List<String> prices) {
        for (var price : prices) {
            assertThat(demo.ok("create_offering", offering("'" + price + "'") + ",'currency':'EUR'")
                            .has("offeringId"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.250   | 1250 1.25",
                "1,250   | 1250 1.25",
                "1.125   | 1125 1.1250",
                "999,999 | 999999 999.9990",
                "12,000  | 12000 12",
                "€1.250  | 1250 1.25",
                "1.250 € | 1250 1.25",
            })
    void moneyThatCanBeTwoNumbersIsAskedAbout(String price, String readings) {
        var told = refused(price);

        assertThat(told).contains("can be read as");
        assertThat(toWrite(told)).containsExactly(readings.split(" "));
        areTaken(toWrite(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "€50           | 50",
                "50 USD        | 50",
                "US$ 12.5      | 12.5",
                "1 000         | 1000",
                "1\\u00a0000,5 | 1000.5",
                "1\\u2019000.50 | 1000.50",
                "1,250,000.10  | 1250000.10",
                "EUR 1.250,10  | 1250.10",
                "12,50         | 12.50",
                "0,125         | 0.125",
                "1234,567      | 1234.567",
                ".5            | 0.5",
                "+7            | 7",
                "1e3           | 1000",
                "-0            | 0",
                "٣٫٥٠          | 3.50",
                "１２．５０     | 12.50",
            })
    void anotherWayToWriteAnAmountIsToldHowToWriteIt(String price, String plain) {
        var told = refused(price);

        assertThat(toWrite(told)).containsExactly(plain);
        areTaken(toWrite(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifty", "1.2.3", "12 50", "5 or 6", "1,25,00", "-5", "", "5%"})
    void whatIsNoAmountIsNotGuessed(String price) {
        assertThat(toWrite(refused(price))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.250", "1.25", "1250", "999.999", "'1250'", "'0.125'", "'1.2500'", "'1250.125'"})
    void numbersOfJsonAndClearTextsPass(String price) {
        areTaken(List.of());
        assertThat(demo.ok("create_offering", offering(price) + ",'currency':'EUR'")
                        .has("offeringId"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1.250'", "1.250", "'999.999'"})
    void quantitiesPass(String quantity) {
        assertThat(demo.ok(
                                "measure_usage",
                                "'customerId':'demo-acme-robotics','dimensionId':'demo-dim-storage','quantity':"
                                        + quantity)
                        .path("quantity")
                        .asString())
                .isEqualTo(quantity.replace("'", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'upTo':'1.000','unitPrice':1.125},{'unitPrice':'0.125'}]"})
    void pricesOfTiersPassAsNumbers(String tiers) {
        assertThat(demo.call("create_dimension", dimension(tiers)).toString()).doesNotContain("can be read as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'upTo':'unlimited','unitPrice':'1.125'}]"})
    void pricesOfTiersAreAskedAboutAsText(String tiers) {
        assertThat(demo.refused("create_dimension", dimension(tiers)))
                .contains("tiers[0].unitPrice: \"1.125\" can be read as 1125 or as 1.1250");
    }

    private static String dimension(String tiers) {
        return "'dimensionName':'D','unit':'count','aggregationMethod':'sum','aggregationInterval':'day',"
                + "'usageIncrement':'1','rounding':'ceiling','tiers':" + tiers;
    }
}
