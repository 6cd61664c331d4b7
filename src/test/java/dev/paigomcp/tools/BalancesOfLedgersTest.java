package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A ledger has the balance after each entry if its sum is the wallet's balance; otherwise both, with a note. */
class BalancesOfLedgersTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private void entries(String... entries) {
        account.given("{'customer':{'customerId':'c-1','currency':'EUR'}}");
        for (var entry : entries) {
            var parts = entry.split(" ");
            account.given("{'transaction':{'customerId':'c-1','timestamp':'" + parts[0] + "','transactionAmount':'"
                    + parts[1] + "'}}");
        }
    }

    private JsonNode ledger(String more) {
        return account.ok("get_credit_ledger", "{'customerId':'c-1'" + more + "}");
    }

    private static List<String> balances(JsonNode ledger) {
        return ledger.path("items")
                .valueStream()
                .map(item -> item.path("runningBalance").asString("none"))
                .toList();
    }

    private void four() {
        entries(
                "2026-01-03T00:00:00Z 0.2",
                "2026-01-01T00:00:00Z 100.10",
                "2026-01-04T00:00:00Z -30.000001",
                "2026-01-02T23:59:59.999Z 0.1");
    }

    @Test
    void theBalanceAfterEachEntryAddsUpFromTheOldest() {
        four();

        var ledger = ledger("");

        assertThat(balances(ledger)).containsExactly("70.399999", "100.400000", "100.200000", "100.100000");
        assertThat(ledger.path("creditBalance").asString()).isEqualTo("70.399999");
        assertThat(ledger.path("currency").asString()).isEqualTo("EUR");
    }

    @Test
    void entriesOfOneMomentAreShownTheLatestFirst() {
        entries("2026-01-01T00:00:00Z 10", "2026-01-02T00:00:00Z -4", "2026-01-02T00:00:00Z 0.5");

        var ledger = ledger("");

        assertThat(balances(ledger)).containsExactly("6.5", "6.0", "10.0");
        assertThat(balances(ledger(",'limit':1,'cursor':" + ledger(",'limit':1").path("nextCursor"))))
                .containsExactly("6.0");
    }

    @Test
    void pagesDoNotChangeTheBalances() {
        four();

        var first = ledger(",'limit':2");
        var second = ledger(",'limit':2,'cursor':" + first.path("nextCursor"));

        assertThat(balances(first)).containsExactly("70.399999", "100.400000");
        assertThat(balances(second)).containsExactly("100.200000", "100.100000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",'from':'2026-01-02','to':'2026-01-03' | 100.40,100.20",
                ",'from':'2026-01-03' | 70.399999,100.400000",
                ",'to':'2026-01-02' | 100.20,100.10",
                ",'from':'2026-01-02','to':'2026-01-02','limit':1 | 100.20"
            })
    void aFilterByTimeDoesNotChangeTheBalances(String filter, String expected) {
        four();

        assertThat(String.join(",", balances(ledger(filter)))).isEqualTo(expected);
    }

    @Test
    void aSumThatIsNotTheWalletsLeavesBothAndANote() {
        var ledger = GivenAnswers.call(
                        "get_credit_ledger",
                        "{'customerId':'c-1'}",
                        (request, scope) -> GivenAnswers.success(
                                request,
                                200,
                                request.operation().endsWith("/transactions")
                                        ? "{\"data\":[{\"transactionAmount\":12.5,\"timestamp\":\"2026-01-01T00:00:00Z\"}]}"
                                        : "{\"data\":[{\"creditBalance\":\"20.00\",\"currency\":\"USD\"}]}"))
                .structured();

        assertThat(balances(ledger)).containsExactly("none");
        assertThat(ledger.at("/totals/0/amount").asString()).isEqualTo("12.5");
        assertThat(ledger.path("creditBalance").asString()).isEqualTo("20.00");
        assertThat(ledger.path("notes").path(0).asString())
                .isEqualTo("No runningBalance is shown: all entries add up to 12.5, but creditBalance is 20.00."
                        + " Paigo may not show the latest entries yet.");
    }

    @Test
    void aWalletThatCannotBeReadLeavesNoBalances() {
        four();
        account.fault("{'match':{'path':'/customers/c-1'},'do':{'status':400}}");

        var ledger = ledger("");

        assertThat(balances(ledger)).containsOnly("none");
        assertThat(ledger.path("notes").toString())
                .contains("all entries add up to 70.399999, and creditBalance cannot be read")
                .contains("Not shown: customerName, currency, creditBalance");
    }

    @Test
    void anEmptyLedgerHasNoNotes() {
        entries();

        assertThat(ledger("").has("notes")).isFalse();
    }
}
