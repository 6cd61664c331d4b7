package dev.paigomcp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The large account that {@code POST /_demo/generate} makes up. */
class GeneratedAccountTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final DemoContract CONTRACT = DemoContract.load();
    private static final SchemaCheck SCHEMAS = new SchemaCheck(CONTRACT.schemas());
    private static DemoPaigo demo;
    private static DemoClient client;

    @BeforeAll
    static void start() {
        demo = DemoPaigo.start(DemoOptions.sample(Clock.fixed(NOW, ZoneOffset.UTC)));
        client = new DemoClient(demo);
        generate(220, 1100, 7);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /customers|/customers",
                "GET /customers/{customerId}|/customers/c-00002",
                "GET /customers/{customerId}/usage|/customers/c-00001/usage?ignoreEnrollmentDate=true",
                "GET /offerings|/offerings",
                "GET /dimensions|/dimensions",
                "GET /invoices/{invoiceId}|/invoices/i-000001",
            })
    void isAsTheContractSays(String operation, String path) {
        var answer = client.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var schema =
                CONTRACT.operation(operation).orElseThrow().answerSchema(200).orElseThrow();
        assertThat(SCHEMAS.problems(operation + " 200", schema, answer.json())).isEmpty();
        assertThat(answer.json().path("data")).isNotEmpty();
    }

    @Test
    void isOfTheSizesThatWereAskedFor() {
        assertThat(customers()).hasSize(220);
        assertThat(invoices()).hasSize(1100);
    }

    @Test
    void hasWhateverTheContractLeavesOpen() {
        var invoices = invoices();

        assertThat(values(invoices, "invoiceStatus")).containsExactly("Draft", "Open", "Paid", "Voided");
        assertThat(values(invoices, "currency")).containsExactly("CNY", "EUR", "USD");
        assertThat(values(invoices, "invoicePaymentTerm")).containsExactly("", "30", "60");
        assertThat(values(invoices, "invoiceType")).containsExactly("", "MANUAL", "RECURRING", "TOPUP");
        for (var amount : List.of("taxAmount", "amountPaid")) {
            assertThat(invoices).anyMatch(invoice -> !invoice.has(amount));
            assertThat(invoices).anyMatch(invoice -> sign(invoice, amount) == 0);
            assertThat(invoices).anyMatch(invoice -> sign(invoice, amount) > 0);
        }
        assertThat(invoices).anyMatch(invoice -> sign(invoice, "totalAmountWithoutTax") == 0);
        assertThat(invoices)
                .as("days that are others in UTC")
                .anyMatch(invoice -> invoice.path("invoiceDate").asString("").endsWith("+09:00"));
        assertThat(invoices).anyMatch(invoice -> !invoice.path("refunds").isEmpty());
        assertThat(customers()).anyMatch(customer -> !customer.has("currency"));
        assertThat(customers()).anyMatch(customer -> !customer.has("offeringId"));
        assertThat(customers())
                .anyMatch(customer -> customer.path("customerName").asString("").contains("\r\n"));
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnotherOne() {
        var first = client.get("/customers").text();

        generate(220, 1100, 8);
        var other = client.get("/customers").text();
        generate(220, 1100, 7);

        assertThat(other).isNotEqualTo(first);
        assertThat(client.get("/customers").text()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'customers':20001,'invoices':1,'seed':1}|customers must be a whole number from 0 to 20000",
                "{'customers':1,'invoices':-1,'seed':1}|invoices must be a whole number from 0 to 100000",
                "{'customers':1,'invoices':1.5,'seed':1}|invoices must be a whole number",
                "{'customers':1,'invoices':1}|seed must be a whole number",
            })
    void refusesOtherSizesAndKeepsTheAccount(String body, String message) {
        var refused = client.post("/_demo/generate", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains(message);
        assertThat(customers()).hasSize(220);
    }

    private static void generate(int customers, int invoices, int seed) {
        var answer = client.post(
                "/_demo/generate",
                "{\"customers\":%d,\"invoices\":%d,\"seed\":%d}".formatted(customers, invoices, seed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static List<JsonNode> customers() {
        return List.copyOf(client.get("/customers").json().path("data").values());
    }

    private static List<JsonNode> invoices() {
        var all = new ArrayList<JsonNode>();
        customers().forEach(customer -> all.addAll(customer.path("invoices").values()));
        return all;
    }

    private static TreeSet<String> values(List<JsonNode> things, String field) {
        Function<JsonNode, String> value = thing -> thing.path(field).asString("");
        var all = new TreeSet<String>();
        things.forEach(thing -> all.add(value.apply(thing)));
        return all;
    }

    private static int sign(JsonNode invoice, String amount) {
        return invoice.has(amount) ? invoice.path(amount).decimalValue().signum() : -1;
    }
}
