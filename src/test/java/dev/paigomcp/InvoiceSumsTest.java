package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.RawInvoices.Query;
import dev.paigomcp.RawInvoices.RawInvoice;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tools.jackson.databind.JsonNode;

/**
 * For any combination of filters, the totals of list_invoices over HTTP equal the sums that this test makes by itself of the
 * invoices as the demo Paigo sends them. {@code -Dseed=} makes other accounts and other combinations.
 */
class InvoiceSumsTest {
    private static final int SEED = Integer.getInteger("seed", 20_260_115);
    private static final int COMBINATIONS = 30;
    private static final String ERA = "2025-11-25";
    private static final List<String> AMOUNTS = List.of("net", "tax", "gross", "paid", "due");

    private static DemoPaigo demo;
    private static App app;
    private static Asked asked;
    private static RawInvoices raw;

    @BeforeAll
    static void start() {
        demo = DemoPaigo.start(DemoOptions.empty(Clock.systemUTC()));
        demo.generate(220, 1_100, SEED);
        app = App.open(SettingsReader.read(
                Map.of(
                        "PAIGO_ENVIRONMENT",
                        "sandbox",
                        "PAIGO_CLIENT_ID",
                        demo.clientId(),
                        "PAIGO_CLIENT_SECRET",
                        demo.clientSecret(),
                        "PAIGO_BASE_URL",
                        demo.baseUrl().toString(),
                        "PAIGO_TOKEN_URL",
                        demo.tokenUrl().toString()),
                Map.of("--port", "0")));
        asked = new AskedByHttp(app.serve().port());
        raw = RawInvoices.of(demo);
        assertThat(raw.all()).hasSize(1_100);
    }

    @AfterAll
    static void stop() throws IOException {
        asked.close();
        app.close();
        demo.close();
    }

    @RepeatedTest(COMBINATIONS)
    void totalsEqualTheSumsOfTheRawInvoices(RepetitionInfo repetition) {
        var random = new Random(SEED * 1_000L + repetition.getCurrentRepetition());
        var query = Query.any(random, raw);
        var limit = 80 + random.nextInt(121);
        var about = "seed " + SEED + ", combination " + repetition.getCurrentRepetition() + ": " + query;

        var page = list(query, limit, "");

        var today = LocalDate.parse(page.path("serverTime").asString().substring(0, 10));
        var expected = raw.all().stream()
                .filter(invoice -> query.matches(invoice, today))
                .toList();
        assertThat(page.path("total").asInt()).as(about).isEqualTo(expected.size());
        assertTotals(about, page.path("totals"), expected, query.perCustomer());
        assertPages(about, query, limit, page, expected);
    }

    /** Holds each set of sums against the invoices of its currency and status, and each part against its customer's. */
    private static void assertTotals(String about, JsonNode totals, List<RawInvoice> expected, boolean perCustomer) {
        var groups = expected.stream()
                .collect(Collectors.groupingBy(
                        invoice -> invoice.currency() + " " + invoice.status(), TreeMap::new, Collectors.toList()));
        assertThat(totals.valueStream()
                        .map(total -> total.path("currency").asString() + " "
                                + total.path("status").asString()))
                .as(about)
                .containsExactlyElementsOf(groups.keySet());
        for (var total : totals.values()) {
            var key = total.path("currency").asString() + " "
                    + total.path("status").asString();
            var group = groups.get(key);
            assertSums(about + ", " + key, total, group);
            assertThat(total.has("customers")).as(about).isEqualTo(perCustomer);
            for (var part : total.path("customers").values()) {
                var id = part.path("customerId").asString();
                assertSums(
                        about + ", " + key + ", " + id,
                        part,
                        group.stream()
                                .filter(invoice -> invoice.customerId().equals(id))
                                .toList());
            }
        }
    }

    private static void assertSums(String about, JsonNode sums, List<RawInvoice> invoices) {
        assertThat(sums.path("count").asInt()).as(about).isEqualTo(invoices.size());
        assertThat(sums.has("leftOut")).as(about).isFalse();
        for (var amount : AMOUNTS) {
            var expected = invoices.stream()
                    .flatMap(invoice -> invoice.amount(amount).stream())
                    .reduce(BigDecimal::add);
            var shown = sums.path(amount);
            if (expected.isEmpty() && shown.isMissingNode()) {
                continue;
            }
            assertThat(shown.asString("")).as(about + ", " + amount).matches("-?\\d+(\\.\\d+)?");
            assertThat(new BigDecimal(shown.asString()))
                    .as(about + ", " + amount)
                    .isEqualByComparingTo(expected.orElse(BigDecimal.ZERO));
        }
    }

    /** Goes through all pages: together they hold each invoice once, with its own amounts, and the same totals. */
    private static void assertPages(String about, Query query, int limit, JsonNode first, List<RawInvoice> expected) {
        var byId = expected.stream().collect(Collectors.toMap(RawInvoice::id, invoice -> invoice));
        var ids = new ArrayList<String>();
        for (var page = first;
                ;
                page = list(query, limit, page.path("nextCursor").asString())) {
            assertThat(page.path("totals")).as(about).isEqualTo(first.path("totals"));
            for (var item : page.path("items").values()) {
                var id = item.path("invoiceId").asString();
                ids.add(id);
                assertThat(byId).as(about).containsKey(id);
                for (var amount : AMOUNTS) {
                    var own = byId.get(id).amount(amount);
                    assertThat(item.has(amount))
                            .as(about + ", " + id + ", " + amount)
                            .isEqualTo(own.isPresent());
                    own.ifPresent(number -> assertThat(
                                    new BigDecimal(item.path(amount).asString()))
                            .as(about + ", " + id + ", " + amount)
                            .isEqualByComparingTo(number));
                }
            }
            if (!page.has("nextCursor")) {
                break;
            }
        }
        assertThat(ids).as(about).doesNotHaveDuplicates().hasSize(expected.size());
    }

    private static JsonNode list(Query query, int limit, String cursor) {
        var arguments =
                query.arguments() + ",'limit':" + limit + (cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'");
        var answer = asked.ask(
                ERA, "tools/call", "'name':'list_invoices','arguments':{" + arguments.replaceFirst("^,", "") + "}");
        var page = answer.path("result").path("structuredContent");
        assertThat(page.isObject()).as(answer.toString()).isTrue();
        return page;
    }
}
