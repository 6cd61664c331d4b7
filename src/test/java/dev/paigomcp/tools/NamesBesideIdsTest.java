package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each result has the customer's name beside the id, each usage its unit and the dimension's name, each amount a currency. */
class NamesBesideIdsTest {
    private final DemoTools account = DemoTools.empty();

    @BeforeEach
    void given() {
        account.given("{'customer':{'customerId':'c-1','customerName':'Acme Robotics','currency':'EUR'},"
                + "'dimension':{'dimensionId':'d-1','dimensionName':'Storage','consumptionUnit':{'type':'data','unit':'gigabyte'}},"
                + "'usage':{'customerId':'c-1','dimensionId':'d-1','recordValue':'12.5','timestamp':'2026-01-10T10:00:00Z'},"
                + "'transaction':{'customerId':'c-1','transactionAmount':'12.50','timestamp':'2026-01-10T10:00:00Z'},"
                + "'invoice':{'invoiceId':'i-1','customerId':'c-1'}}");
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void usageHasTheCustomersNameOnceAndUnitAndNameOfEachDimension() {
        var usage = account.ok("get_usage", "{'customerId':'c-1','interval':'none'}");

        assertThat(usage.path("customerName").asString()).isEqualTo("Acme Robotics");
        assertThat(usage.at("/items/0/dimensionName").asString()).isEqualTo("Storage");
        assertThat(usage.at("/items/0/unit").asString()).isEqualTo("gigabyte");
        assertThat(usage.at("/items/0").has("customerName")).isFalse();
    }

    @Test
    void anInvoiceHasItsCustomersName() {
        var invoice = account.ok("get_invoice", "{'invoiceId':'i-1'}");

        assertThat(invoice.path("customerId").asString()).isEqualTo("c-1");
        assertThat(invoice.path("customerName").asString()).isEqualTo("Acme Robotics");
    }

    @Test
    void aLedgerHasTheCustomersNameTheCurrencyAndTheBalance() {
        var ledger = account.ok("get_credit_ledger", "{'customerId':'c-1'}");

        assertThat(ledger.path("customerName").asString()).isEqualTo("Acme Robotics");
        assertThat(ledger.path("currency").asString()).isEqualTo("EUR");
        assertThat(ledger.path("creditBalance").asString()).isEqualTo("12.50");
    }

    @Test
    void aNameThatCannotBeReadLeavesANoteAndTheUsageIsShown() {
        account.fault("{'match':{'path':'/dimensions'},'do':{'status':400}}");

        var usage = account.ok("get_usage", "{'customerId':'c-1','interval':'none'}");

        assertThat(usage.at("/items/0/quantity").asString()).isEqualTo("12.5");
        assertThat(usage.path("notes").path(0).asString())
                .startsWith("Not shown: dimensionName, unit, since Paigo refused the look-up (400)");
    }
}
