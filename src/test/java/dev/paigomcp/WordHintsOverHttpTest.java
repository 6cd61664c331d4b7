package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hint names what was meant, and never its opposite or another size. The words that are allowed are always told. */
final class WordHintsOverHttpTest {
    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Unpaid, Open",
        "unpaid, Open",
        "overdue, Open",
        "active, Open",
        "Past-Due, Open",
        "PAID, Paid",
        "settled, Paid",
        "cancelled, Voided",
    })
    void aStatusIsHintedByItsSynonyms(String given, String meant) {
        assertThat(demo.refused("list_invoices", "'status':'" + given + "'"))
                .contains("status: expected one of Draft, Open, Paid, Voided; got \"" + given + "\" - did you mean "
                        + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"Payed", "Opened", "refunded"})
    void aStatusWithoutSynonymIsToldTheWordsAlone(String given) {
        assertThat(demo.refused("list_invoices", "'status':'" + given + "'"))
                .endsWith("status: expected one of Draft, Open, Paid, Voided; got \"" + given + "\"");
    }

    private static String unit(String unit) {
        return demo.refused(
                "create_dimension",
                "'dimensionName':'x','unit':'" + unit + "','aggregationMethod':'sum','aggregationInterval':'day',"
                        + "'usageIncrement':'1','rounding':'ceiling','unitPrice':'1'");
    }

    @ParameterizedTest
    @CsvSource({"GiB, gibibyte", "MB, megabyte", "Gigabytes, gigabyte", "hrs, hour", "pieces, count"})
    void aUnitIsHintedByItsSynonyms(String given, String meant) {
        assertThat(unit(given)).endsWith("- did you mean " + meant + "?");
    }

    @Test
    void aSizeThatPaigoLacksIsToldByItsFactor() {
        assertThat(unit("TB"))
                .contains("unit: expected one of count, second,")
                .endsWith(
                        "got \"TB\" - 1 terabyte is exactly 931.322574615478515625 gibibytes, and 1 terabyte is exactly"
                                + " 1000 gigabytes; nothing is converted")
                .doesNotContain("did you mean");
        assertThat(unit("Mb")).contains("expected one of").doesNotContain("did you mean");
    }

    @Test
    void anUnknownArgumentIsNotHintedAcrossOpposites() {
        assertThat(demo.refused("list_customers", "'maxBalnce':'1'")).contains("did you mean maxBalance?");
        assertThat(demo.refused("list_customers", "'withPlan':true"))
                .contains("withPlan: there is no such argument; there are")
                .doesNotContain("did you mean");
    }
}
