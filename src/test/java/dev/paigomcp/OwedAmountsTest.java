package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is owed, by whom and since when, as somebody in finance asks for it. */
final class OwedAmountsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
        demo.given("""
                {'customer': [
                  {'customerId': 'w-1', 'customerName': 'Walnut Grove', 'email': 'ap@walnut.example', 'paymentChannel': 'manual', 'currency': 'CNY'},
                  {'customerId': 'w-2', 'customerName': 'Willow Works', 'email': 'ap@willow.example', 'paymentChannel': 'manual', 'currency': 'CNY'}],
                 'invoice': [%s, %s, %s, %s, %s]}""".formatted(
                        invoice(
                                "w-1",
                                "Open",
                                70,
                                "30",
                                "'totalAmountWithoutTax': 1000, 'taxAmount': 160, 'amountPaid': 60,"
                                        + "'payments': [{'type': 'card', 'transactionAmount': 60, 'timestamp': '2026-01-01T00:00:00Z'}]"),
                        invoice("w-1", "Open", 50, "30", "'totalAmountWithoutTax': 7.005"),
                        invoice("w-2", "Open", 100, "60", "'totalAmountWithoutTax': 2000, 'taxAmount': 320"),
                        invoice("w-2", "Draft", 100, "30", "'totalAmountWithoutTax': 99999"),
                        invoice("w-2", "Open", 100, "", "'totalAmountWithoutTax': 5")));
    }

    private static String invoice(String customer, String status, int daysAgo, String term, String amounts) {
        return "{'invoiceId': '" + customer + "-" + status + "-" + daysAgo + "-" + term + "', 'customerId': '"
                + customer
                + "', 'invoiceStatus': '" + status + "', 'invoiceDate': '" + TODAY.minusDays(daysAgo)
                + "T12:00:00.000Z', 'invoicePaymentTerm': '" + term + "', 'currency': 'CNY', 'invoiceType': 'MANUAL', "
                + amounts + "}";
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static JsonNode total(JsonNode page, String status) {
        return page.path("totals")
                .valueStream()
                .filter(total -> total.path("currency").asString().equals("CNY")
                        && total.path("status").asString().equals(status))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsOverdueForMoreThanThirtyDaysAndHowMuchPerCurrencyIsOneCall() {
        var before = demo.requests();

        var page = demo.ok("list_invoices", "'currency':'CNY','overdueDays':30,'totalsPer':'customer'");

        assertThat(demo.requests() - before).as("requests to Paigo").isEqualTo(1);
        var owed = total(page, "Open");
        assertThat(page.path("totals")).hasSize(1);
        assertThat(owed.path("due").asString()).isEqualTo("3420");
        assertThat(owed.path("count").asInt()).isEqualTo(2);
        assertThat(owed.path("customers")
                        .valueStream()
                        .map(c -> c.path("customerName").asString() + " "
                                + c.path("due").asString()))
                .containsExactly("Willow Works 2320", "Walnut Grove 1100");
        assertThat(page.path("notes").toString())
                .contains("1 left out: no dueDate, since Paigo's paymentTermDays is empty.")
                .contains("due takes paid to include tax");
    }

    @Test
    void draftsNeverMixIntoWhatIsOwed() {
        var page = demo.ok("list_invoices", "'currency':'CNY'");

        assertThat(total(page, "Open").path("due").asString()).isEqualTo("3432.005");
        assertThat(total(page, "Draft").path("net").asString()).isEqualTo("99999");
        assertThat(total(page, "Draft").has("due")).isFalse();
    }

    @Test
    void invoicesAreFoundByTheNameOfTheCustomer() {
        assertThat(demo.listed("list_invoices", "'search':'works willow','status':'Draft'", "customerName"))
                .containsExactly("Willow Works");
        assertThat(demo.listed("list_invoices", "'search':'ap@walnut','type':'MANUAL'", "due"))
                .containsExactly("7.005", "1100");
    }

    @Test
    void ofOneCustomerTheWholeAccountIsNotRead() {
        var page = demo.ok("list_invoices", "'customerId':'w-1','overdueDays':0,'limit':1");

        assertThat(page.path("items")).hasSize(1);
        assertThat(total(page, "Open").path("due").asString())
                .as("of all pages")
                .isEqualTo("1107.005");
    }

    @Test
    void oneInvoiceTellsWhatIsDueAndWhatTheContractLeavesOpen() {
        var invoice = demo.ok("get_invoice", "'invoiceId':'w-1-Open-70-30'");

        assertThat(invoice.path("net").asString()).isEqualTo("1000");
        assertThat(invoice.path("gross").asString()).isEqualTo("1160");
        assertThat(invoice.path("due").asString()).isEqualTo("1100");
        assertThat(invoice.path("dueDate").asString())
                .isEqualTo(TODAY.minusDays(40).toString());
        assertThat(invoice.path("notes").toString())
                .contains("due takes paid to include tax")
                .contains("payments.amount is as Paigo sends it");
        assertThat(demo.ok("get_invoice", "'invoiceId':'w-2-Open-100-'")
                        .path("notes")
                        .toString())
                .contains("Without dueDate: Paigo's paymentTermDays is empty.");
    }
}
