package dev.paigomcp.tools;

import static dev.paigomcp.tools.LargeResults.LIMIT;
import static dev.paigomcp.tools.LargeResults.body;
import static dev.paigomcp.tools.LargeResults.ids;
import static dev.paigomcp.tools.LargeResults.notes;
import static dev.paigomcp.tools.LargeResults.pages;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.paigomcp.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists that are larger than clients take: cut at whole items, and nothing is lost by going on. */
class LargeListsTest {
    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private final LargeResults given = new LargeResults(7);

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesOfAnyListFitAndConcatenateToTheWhole(int seed) {
        var seeded = new LargeResults(seed);
        var customers = new ArrayList<ObjectNode>();
        for (var i = seeded.number(400); i >= 0; i--) {
            customers.add(seeded.customer(seeded.number(4)));
        }
        var limit = "{'limit':%d}".formatted(1 + seeded.number(200));
        var all = body(customers);

        var customerPages = pages("list_customers", limit, all);
        var invoicePages = pages("list_invoices", limit, all);

        assertThat(ids(customerPages, "items", "customerId"))
                .isEqualTo(customers.stream()
                        .map(c -> c.path("customerId").asString())
                        .toList());
        assertThat(ids(invoicePages, "items", "invoiceId"))
                .containsExactlyInAnyOrderElementsOf(customers.stream()
                        .flatMap(c -> c.path("invoices").valueStream())
                        .map(i -> i.path("invoiceId").asString())
                        .toList());
        assertThat(invoicePages)
                .allMatch(page -> page.path("totals").equals(invoicePages.get(0).path("totals")));
    }

    @Test
    void aCutPageSaysHowManyOfWhatAndHowToGoOn() {
        var customers = new ArrayList<ObjectNode>();
        for (var i = 0; i < 200; i++) {
            customers.add(given.customer(0));
        }

        var first = pages("list_customers", "{'limit':200}", body(customers)).get(0);

        var shown = first.path("items").size();
        assertThat(shown).isBetween(20, 199);
        assertThat(first.path("total").asInt()).isEqualTo(200);
        assertThat(notes(first))
                .contains("Shown are " + shown + " of the 200 items of this page: one answer holds no more."
                        + " Give nextCursor to list_customers as cursor, and all else as it was, to go on.");
    }

    @Test
    void aPageThatFitsIsNotCutAndSaysNothingOfIt() {
        var page = pages("list_customers", "{}", body(List.of(given.customer(0), given.customer(1))));

        assertThat(page)
                .singleElement()
                .matches(p -> !p.has("notes") && p.path("items").size() == 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 3_000})
    void theListsInOneThingGoOnWhereTheyWereCut(int count) {
        var invoice = Json.MAPPER.createObjectNode().put("invoiceId", "i-1").put("customerId", "c-1");
        var items = invoice.putArray("lineItems");
        var payments = invoice.putArray("payments");
        for (var i = 0; i < count; i++) {
            items.addObject()
                    .put("name", i + " " + given.text(3))
                    .put("quantity", i)
                    .put("unitCost", "0.25");
            payments.addObject().put("type", "p" + i).put("transactionAmount", i);
        }

        var pages = pages("get_invoice", "{'invoiceId':'i-1'}", body(List.of(invoice)));

        assertThat(ids(pages, "lineItems", "name"))
                .isEqualTo(
                        items.valueStream().map(i -> i.path("name").asString()).toList());
        assertThat(ids(pages, "payments", "type"))
                .isEqualTo(payments.valueStream()
                        .map(p -> p.path("type").asString())
                        .toList());
        assertThat(pages).allMatch(page -> page.path("customerId").asString().equals("c-1"));
        assertThat(pages.size()).isEqualTo(count < 300 ? 1 : pages.size()).isLessThan(40);
        if (count == 3_000) {
            assertThat(pages).hasSizeGreaterThan(3);
            assertThat(notes(pages.get(0)))
                    .contains(
                            "of the 6000 in lineItems, payments and refunds",
                            "Give nextCursor to get_invoice as cursor");
            var shown = items(pages.get(0));
            assertThat(notes(pages.get(0))).contains("Shown are items 1 to " + shown + " of the 6000 in ");
            assertThat(notes(pages.get(1)))
                    .contains("Shown are items " + (shown + 1) + " to " + (shown + items(pages.get(1)))
                            + " of the 6000 in ");
        }
    }

    private static int items(JsonNode page) {
        return page.path("lineItems").size()
                + page.path("payments").size()
                + page.path("refunds").size();
    }

    @Test
    void theOneListInAThingIsNamedAlone() {
        var offering = Json.MAPPER.createObjectNode().put("offeringId", "o-1");
        for (var i = 0; i < 2_000; i++) {
            offering.withArrayProperty("dimensions")
                    .addObject()
                    .put("dimensionName", "dimension " + i)
                    .put("consumptionPrice", "0.10");
        }

        var pages = pages("get_offering", "{'offeringId':'o-1'}", body(List.of(offering)));

        assertThat(notes(pages.get(0))).contains(" of the 2000 in dimensions: one answer holds no more.");
    }

    @Test
    void aFieldOfAThirdOfTheLimitStaysBesideALongList() {
        var invoice = Json.MAPPER.createObjectNode().put("customerId", "c".repeat(LIMIT / 3));
        for (var i = 0; i < 2_000; i++) {
            invoice.withArrayProperty("lineItems").addObject().put("name", given.text(3));
        }

        var pages = pages("get_invoice", "{'invoiceId':'i-1'}", body(List.of(invoice)));

        assertThat(pages)
                .allMatch(page -> page.has("customerId") && !notes(page).contains("Left out"));
        assertThat(ids(pages, "lineItems", "name")).hasSize(2_000);
    }

    @Test
    void aFieldOfMoreThanTwoThirdsOfTheLimitMakesWayForALongList() {
        var invoice = Json.MAPPER.createObjectNode().put("customerId", "c".repeat(LIMIT / 3 * 2));
        for (var i = 0; i < 2_000; i++) {
            invoice.withArrayProperty("lineItems").addObject().put("name", given.text(3));
        }

        var pages = pages("get_invoice", "{'invoiceId':'i-1'}", body(List.of(invoice)));

        assertThat(pages)
                .allMatch(page -> !page.has("customerId") && notes(page).contains("customerId (33334 bytes)"));
    }

    @Test
    void aCursorOfAnotherThingIsRefused() {
        var result = GivenAnswers.call("get_invoice", "{'invoiceId':'i-1','cursor':'MDox'}", (request, scope) -> {
            throw new AssertionError("nothing is to be sent");
        });

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("cursor", "leave it out to begin again");
    }

    @Test
    void aFullPageOfIdsAndAmountsIsWithinTwentyFiveThousandTokens() {
        var usage = Json.MAPPER.createArrayNode();
        for (var i = 0; i < 500; i++) {
            usage.addObject()
                    .put("recordValue", given.number(1_000_000) + "." + given.number(1_000_000))
                    .put("timestamp", "2026-01-15T10:%02d:%02dZ".formatted(given.number(60), given.number(60)))
                    .putObject("metadata")
                    .put("requestId", given.uuid());
        }
        var data = Json.MAPPER.createObjectNode().put("dimensionId", given.uuid());
        data.set("usage", usage);

        var page = pages("get_usage", "{'customerId':'c-1','limit':500}", body(List.of(data)))
                .get(0);

        assertThat(page.toString().length()).isBetween(LIMIT * 9 / 10, LIMIT);
        assertThat(O200K.countTokens(page.toString())).isLessThan(25_000);
    }
}
