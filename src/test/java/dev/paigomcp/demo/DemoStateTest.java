package dev.paigomcp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoStateTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static DemoPaigo demo;
    private static DemoClient client;

    @BeforeAll
    static void start() {
        demo = DemoPaigo.start(DemoOptions.empty(Clock.fixed(NOW, ZoneOffset.UTC)));
        client = new DemoClient(demo);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void startOver() {
        demo.reset(DemoOptions.Seed.EMPTY);
    }

    @Test
    void keepsBalancesExact() {
        given("{'customer':{'customerId':'c'}}");

        credit("c", "0.1");
        credit("c", "0.2");
        assertThat(balance("c")).isEqualTo("0.3");
        credit("c", "123456789.012345678901234567891");

        assertThat(balance("c")).isEqualTo("123456789.312345678901234567891");
        assertThat(client.get("/customers/c/transactions").text())
                .contains("\"transactionAmount\":123456789.012345678901234567891");
    }

    @Test
    void neverLetsABalanceGoBelowZeroAndStoresNothingThen() {
        given("{'customer':{'customerId':'c','creditBalance':'5'}}");

        var refused = credit("c", "-5.01");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(balance("c")).isEqualTo("5");
        assertThat(client.get("/customers/c/transactions").json().path("data")).hasSize(1);
        assertThat(credit("c", "-5").status()).isEqualTo(201);
        assertThat(new BigDecimal(balance("c"))).isZero();
    }

    @Test
    void holdsAmountsToPaigosBounds() {
        given("{'customer':{'customerId':'c'}}");

        assertThat(credit("c", "1000000000").status()).isEqualTo(201);
        assertThat(credit("c", "1000000000.01").status()).isEqualTo(400);
        assertThat(credit("nobody", "1").status()).isEqualTo(404);
    }

    @Test
    void losesNoCreditAndNeverOverdrawsWhenManyAct() {
        given("{'customer':{'customerId':'c'}}");

        var credits = all(50, "{\"transactionAmount\":\"0.1\"}");
        assertThat(credits).containsOnly(201);
        assertThat(new BigDecimal(balance("c"))).isEqualByComparingTo("5");
        var debits = all(50, "{\"transactionAmount\":\"-1\"}");

        assertThat(debits).filteredOn(status -> status == 201).hasSize(5);
        assertThat(new BigDecimal(balance("c"))).isZero();
    }

    @Test
    void keepsAnEntryOfTheLedgerAsItWasSent() {
        given("{'customer':{'customerId':'c'}}");

        client.post(
                "/customers/c/transactions",
                "{\"transactionAmount\":\"7.50\",\"timestamp\":\"2026-01-02T03:04:05+01:00\",\"metadata\":{\"k\":\"v\"}}");
        credit("c", "1");

        var rows = client.get("/customers/c/transactions").json().path("data");
        assertThat(rows.get(0).toString())
                .isEqualTo("{\"transactionAmount\":7.50,\"timestamp\":\"2026-01-02T03:04:05+01:00\","
                        + "\"metadata\":{\"k\":\"v\"}}");
        assertThat(rows.get(1).path("timestamp").stringValue()).isEqualTo("2026-03-10T12:00:00Z");
        assertThat(rows.get(1).path("metadata").isObject()).isTrue();
    }

    @Test
    void tellsTheWholeStoryFromADimensionToAnInvoice() {
        var dimension = client.post(
                        "/dimensions",
                        text(
                                "{'dimensionName':'Seats','usageIncrement':'1','rounding':'round','aggregationMethod':'sum',"
                                        + "'consumptionUnit':{'type':'count','unit':'count-based'},'consumptionPrice':'0.10'}"))
                .json()
                .path("dimensionId")
                .stringValue();
        var offering = client.post(
                        "/offerings",
                        text("{'offeringName':'Team','offeringType':'subscription','subscriptionPrice':99.50,"
                                + "'currency':'EUR','prepaidCredit':'12.5','dimensionIds':['" + dimension + "']}"))
                .json()
                .path("offeringId")
                .stringValue();

        var created = client.post(
                "/customers",
                text("{'customerName':'N','email':'n@x.invalid','paymentChannel':'Stripe','offeringId':'" + offering
                        + "'}"));

        assertThat(created.json().path("portalUrl").stringValue()).contains("demo-paigo.example");
        var id = created.json().path("customerId").stringValue();
        var customer = client.get("/customers/" + id).first();
        assertThat(customer.path("creditBalance").stringValue()).isEqualTo("12.5");
        assertThat(customer.path("offering")
                        .path("dimensions")
                        .get(0)
                        .path("dimensionName")
                        .stringValue())
                .isEqualTo("Seats");
        assertThat(customer.path("enrollments")
                        .get(0)
                        .path("offeringEnrollmentDate")
                        .stringValue())
                .isEqualTo("2026-03-10T12:00:00Z");
        var listed = customer.path("invoices").get(0);
        var invoice = client.get("/invoices/" + listed.path("invoiceId").stringValue());
        assertThat(invoice.text()).contains("\"totalAmountWithoutTax\":99.50");
        assertThat(invoice.first().path("invoiceStatus").stringValue()).isEqualTo("Open");
        assertThat(invoice.first().path("currency").stringValue()).isEqualTo("EUR");
        assertThat(invoice.first().path("customerId").stringValue()).isEqualTo(id);
        assertThat(invoice.first().has("paymentLink")).isTrue();
        assertThat(invoice.first().has("invoiceUrl")).isFalse();
    }

    @Test
    void billsNothingDuringAFreeTrial() {
        given(
                "{'offering':{'offeringId':'o','offeringType':'subscription','subscriptionPrice':5,'freeTrialLength':'14'}}");

        client.post(
                "/customers",
                text("{'customerId':'c','customerName':'N','email':'e','paymentChannel':'manual','offeringId':'o'}"));

        var customer = client.get("/customers/c").first();
        assertThat(customer.path("invoices")).isEmpty();
        assertThat(customer.path("freeTrialEndDate").stringValue()).isEqualTo("2026-03-24T12:00:00Z");
    }

    @Test
    void billsTheFirstUsageOfUpfrontDimensionsAtEnrollment() {
        given("{'dimension':[{'dimensionId':'seats','dimensionName':'Seats','paymentSchedule':'upfront',"
                + "'consumptionPrice':'1.25'},{'dimensionId':'calls','consumptionPrice':'1'}],"
                + "'offering':{'offeringId':'o','currency':'EUR','dimensionIds':['seats','calls']}}");

        client.post(
                "/customers",
                text(
                        "{'customerId':'c','customerName':'N','email':'e','paymentChannel':'manual','offeringId':'o',"
                                + "'usage':[{'dimensionId':'seats','recordValue':'4'},{'dimensionId':'calls','recordValue':'7'}]}"));

        var invoices = client.get("/customers/c").first().path("invoices");
        assertThat(invoices).hasSize(1);
        assertThat(invoices.get(0).path("totalAmountWithoutTax").asString()).isEqualTo("5.00");
        assertThat(invoices.get(0).path("currency").stringValue()).isEqualTo("EUR");
        assertThat(invoices.get(0).at("/lineItems/0/name").stringValue()).isEqualTo("Seats");
    }

    @Test
    void billsAnIncreaseAtOnceOnlyForSeatsPaidUpfront() {
        given("{'dimension':[{'dimensionId':'d','aggregationMethod':'last','paymentSchedule':'upfront',"
                + "'consumptionPrice':'1.25'},{'dimensionId':'e'}],'offering':{'offeringId':'o'},"
                + "'customer':{'customerId':'c','offeringId':'o','currency':'EUR',"
                + "'offeringEnrollmentDate':'2026-03-01T00:00:00Z'}}");
        use("c", "2", "2026-03-10T00:00:00Z");

        client.post("/usage?invoice=true", usage("c", "d", "5", "2026-03-10T01:00:00Z"));
        var refused = client.post("/usage?invoice=true", usage("c", "e", "5", "2026-03-10T01:00:00Z"));

        assertThat(refused.status()).isEqualTo(400);
        var invoices = client.get("/customers/c").first().path("invoices");
        assertThat(invoices).hasSize(1);
        assertThat(invoices.get(0).path("totalAmountWithoutTax").decimalValue()).isEqualByComparingTo("3.75");
        assertThat(client.get("/customers/c/usage").json().path("data")).hasSize(1);
    }

    @Test
    void tellsPaymentsAndRefundsOfStripeCustomersOnly() {
        demo.reset(DemoOptions.Seed.SAMPLE);

        var payments = client.get("/customers/demo-acme-robotics/payments?invoiceId=demo-invoice-1001");
        assertThat(payments.json().path("data")).hasSize(1);
        assertThat(payments.first().path("amountRefunded").stringValue()).isEqualTo("20.00");
        assertThat(client.get("/customers/demo-cedar-labs/refunds").status()).isEqualTo(400);
    }

    @Test
    void startsWithAnAccountInWhichEveryLookUpHasSomethingToShow() {
        demo.reset(DemoOptions.Seed.SAMPLE);

        var customers = client.get("/customers").json().path("data");
        var invoices = new ArrayList<JsonNode>();
        customers
                .values()
                .forEach(customer -> invoices.addAll(customer.path("invoices").values()));

        assertThat(customers.values())
                .allMatch(each -> each.path("customerId").stringValue().startsWith("demo-"));
        assertThat(invoices)
                .extracting(each -> each.path("invoiceStatus").stringValue())
                .contains("Draft", "Open", "Paid", "Voided");
        assertThat(invoices)
                .extracting(each -> each.path("currency").stringValue())
                .contains("USD", "EUR");
        assertThat(invoices)
                .extracting(each -> each.path("invoiceType").stringValue())
                .contains("RECURRING", "MANUAL", "TOPUP");
        assertThat(invoices).filteredOn(each -> !each.has("invoiceId")).hasSize(1);
    }

    @Test
    void startsWithSomebodyWhoOwesMoney() {
        demo.reset(DemoOptions.Seed.SAMPLE);

        var late = new ArrayList<String>();
        var inTime = new ArrayList<String>();
        for (var customer : client.get("/customers").json().path("data").values()) {
            for (var invoice : customer.path("invoices").values()) {
                if (invoice.path("invoiceStatus").stringValue().equals("Open")) {
                    var due = Instant.parse(invoice.path("invoiceDate").stringValue())
                            .plus(Duration.ofDays(Integer.parseInt(
                                    invoice.path("invoicePaymentTerm").stringValue())));
                    var list = due.isBefore(NOW) ? late : inTime;
                    list.add(customer.path("customerName").stringValue());
                }
            }
        }

        assertThat(late).containsExactlyInAnyOrder("Acme Robotics EU", "Gamma Games");
        assertThat(inTime).containsExactlyInAnyOrder("Delft Instruments", "Gamma Games");
    }

    private static List<Integer> all(int times, String body) {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < times; i++) {
            answers.add(client.statusLater("POST", "/customers/c/transactions", body));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static DemoClient.Answer credit(String customer, String amount) {
        return client.post("/customers/" + customer + "/transactions", text("{'transactionAmount':'" + amount + "'}"));
    }

    private static void use(String customer, String value, String timestamp) {
        assertThat(client.post("/usage", usage(customer, "d", value, timestamp)).status())
                .isEqualTo(201);
    }

    private static String usage(String customer, String dimension, String value, String timestamp) {
        return text("{'customerId':'%s','dimensionId':'%s','recordValue':'%s','timestamp':'%s'}"
                .formatted(customer, dimension, value, timestamp));
    }

    private static String balance(String customer) {
        return client.get("/customers/" + customer)
                .first()
                .path("creditBalance")
                .stringValue();
    }

    private static void given(String state) {
        demo.given(DemoJson.MAPPER.readTree(text(state)));
    }

    private static String text(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
