package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each result has the customer's name beside the id, each usage its unit and the dimension's name, each amount a currency. */
final class NamesBesideIdsTest {
    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
        demo.given("""
                {'customer': {'customerId': 'n-1', 'customerName': 'Nimbus Ltd', 'currency': 'EUR', 'paymentChannel': 'manual'},
                 'dimension': {'dimensionId': 'n-d', 'dimensionName': 'Discs',
                               'consumptionUnit': {'type': 'data', 'unit': 'gigabyte'}},
                 'usage': {'customerId': 'n-1', 'dimensionId': 'n-d', 'recordValue': '12.5',
                           'timestamp': '2020-01-10T10:00:00Z'},
                 'transaction': {'customerId': 'n-1', 'transactionAmount': '12.50', 'timestamp': '2020-01-10T10:00:00Z'},
                 'invoice': {'invoiceId': 'n-i', 'customerId': 'n-1'}}""");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void usageHasTheCustomersNameOnceAndUnitAndNameOfEachDimension() {
        var usage = demo.ok("get_usage", "'customerId':'n-1','interval':'none','to':'2020-12-31'");

        assertThat(usage.path("customerName").asString()).isEqualTo("Nimbus Ltd");
        assertThat(usage.at("/items/0/dimensionName").asString()).isEqualTo("Discs");
        assertThat(usage.at("/items/0/unit").asString()).isEqualTo("gigabyte");
        assertThat(usage.at("/items/0").has("customerName")).isFalse();
    }

    @Test
    void anInvoiceHasItsCustomersName() {
        var invoice = demo.ok("get_invoice", "'invoiceId':'n-i'");

        assertThat(invoice.path("customerId").asString()).isEqualTo("n-1");
        assertThat(invoice.path("customerName").asString()).isEqualTo("Nimbus Ltd");
    }

    @Test
    void aLedgerHasTheCustomersNameTheCurrencyAndTheBalance() {
        var ledger = demo.ok("get_credit_ledger", "'customerId':'n-1','to':'2020-12-31'");

        assertThat(ledger.path("customerName").asString()).isEqualTo("Nimbus Ltd");
        assertThat(ledger.path("currency").asString()).isEqualTo("EUR");
        assertThat(ledger.has("creditBalance")).isTrue();
        assertThat(ledger.at("/items/0/runningBalance").asString()).isEqualTo("12.50");
    }

    @Test
    void recordedUsageSaysWhatAndForWhom() {
        var recorded = demo.ok("measure_usage", "'customerId':'n-1','dimensionId':'n-d','quantity':'1'");

        assertThat(recorded.path("customerName").asString()).isEqualTo("Nimbus Ltd");
        assertThat(recorded.path("dimensionName").asString()).isEqualTo("Discs");
        assertThat(recorded.path("unit").asString()).isEqualTo("gigabyte");
    }

    @Test
    void creditSaysForWhomAndInWhichCurrency() {
        var added = demo.ok("add_credits", "'customerId':'n-1','amount':'1','currency':'EUR'");

        assertThat(added.path("customerName").asString()).isEqualTo("Nimbus Ltd");
        assertThat(added.path("currency").asString()).isEqualTo("EUR");
    }
}
