package dev.paigomcp.tools;

import static dev.paigomcp.tools.LargeResults.body;
import static dev.paigomcp.tools.LargeResults.call;
import static dev.paigomcp.tools.LargeResults.fits;
import static dev.paigomcp.tools.LargeResults.ids;
import static dev.paigomcp.tools.LargeResults.notes;
import static dev.paigomcp.tools.LargeResults.pages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Things that are too large for one result: they lose the largest of their fields, and are told so. */
class LargeFieldsTest {
    private final LargeResults given = new LargeResults(7);

    @Test
    void noMoreFieldsAreLeftOutThanTheThingIsTooLarge() {
        var body = Json.MAPPER.createObjectNode().put("message", "m".repeat(30_000));
        body.put("customerId", "c".repeat(31_000));
        body.putArray("data");
        var call = Json.MAPPER
                .createObjectNode()
                .put("customerName", "A")
                .put("email", "a@a.example")
                .put("paymentChannel", "manual");

        var result = call("onboard_customer", call, body);

        assertThat(result.structured().path("message").asString()).hasSize(30_000);
        assertThat(notes(result.structured()))
                .contains("customerId (31002 bytes).")
                .doesNotContain("message (")
                .doesNotContain("Shown are");
    }

    @Test
    void aThingThatIsALittleTooLargeIsCutToo() {
        var body = Json.MAPPER.createObjectNode().put("message", "m".repeat(25_500));
        body.put("customerId", "c".repeat(25_400));
        body.putArray("data");
        var call = Json.MAPPER
                .createObjectNode()
                .put("customerName", "A")
                .put("email", "a@a.example")
                .put("paymentChannel", "manual");

        var result = call("onboard_customer", call, body);

        fits("onboard_customer", result);
        assertThat(result.structured().has("customerId")).isTrue();
        assertThat(notes(result.structured())).contains("message (25502 bytes).");
    }

    @Test
    void fiveOfTheFieldsThatWereLeftOutAreNamedAndTheRestCounted() {
        var customer = Json.MAPPER.createObjectNode();
        var fields =
                List.of("customerName", "email", "paymentChannel", "currency", "creditBalance", "freeTrialEndDate");
        fields.forEach(field -> customer.put(field, "x".repeat(60_000 - fields.indexOf(field))));

        var six = pages("get_customer", "{'customerId':'c-1'}", body(List.of(customer)))
                .get(0);
        customer.remove("freeTrialEndDate");
        var five = pages("get_customer", "{'customerId':'c-1'}", body(List.of(customer)))
                .get(0);

        assertThat(notes(six))
                .contains("customerName (60002 bytes), email (60001 bytes)", "creditBalance (59998 bytes) and 1 more.");
        assertThat(notes(five)).contains("creditBalance (59998 bytes).").doesNotContain(" more");
    }

    @ParameterizedTest
    @CsvSource({"\u00A1, 24000", "\u07FF, 24000", "\u0800, 16500", "\uFFFD, 16500"})
    void charactersCountByTheirBytes(String character, int count) {
        var dimension = Json.MAPPER.createObjectNode().put("dimensionId", "d-1");
        dimension.put("dimensionName", character.repeat(count));

        var whole = pages("get_dimension", "{'dimensionId':'d-1'}", body(List.of(dimension)))
                .get(0);
        dimension.put("dimensionName", character.repeat(count * 3 / 2));
        var cut = pages("get_dimension", "{'dimensionId':'d-1'}", body(List.of(dimension)))
                .get(0);

        assertThat(whole.path("dimensionName").asString()).hasSize(count);
        assertThat(cut.has("dimensionName")).isFalse();
    }

    @Test
    void whatIsSpelledCountsAsItIsSpelled() {
        var hidden = "x\u200b".repeat(8_000);
        var dimension = Json.MAPPER.createObjectNode().put("dimensionId", "d-1").put("dimensionName", hidden);
        var customers = new ArrayList<ObjectNode>();
        for (var i = 0; i < 8; i++) {
            customers.add(given.customer(0).put("customerName", "x\u200b".repeat(1_000)));
        }

        var cut = pages("get_dimension", "{'dimensionId':'d-1'}", body(List.of(dimension)))
                .get(0);
        var list = pages("list_customers", "{}", body(customers));

        assertThat(notes(cut)).contains("dimensionName (64002 bytes)");
        assertThat(list).hasSizeGreaterThan(1);
        assertThat(ids(list, "items", "customerId")).hasSize(8);
        assertThat(list.get(0).at("/items/0/customerName").asString()).isEqualTo("x\\u200b".repeat(1_000));
    }

    @Test
    void aLongRowThatNobodySeesIsShortAndStays() {
        var dimension = Json.MAPPER.createObjectNode().put("dimensionId", "d-1");
        dimension.put("dimensionName", "\u200b".repeat(30_000));

        var page = pages("get_dimension", "{'dimensionId':'d-1'}", body(List.of(dimension)))
                .get(0);

        assertThat(page.path("dimensionName").asString()).endsWith("(and 29984 more that cannot be seen)");
    }

    @Test
    void theLastItemOfAPageThatIsTooLargeAloneHasNoPageAfterIt() {
        var huge = given.customer(0).put("customerName", "n".repeat(200_000));

        var pages = pages("list_customers", "{}", body(List.of(huge)));

        assertThat(pages).singleElement().matches(page -> !notes(page).contains("Shown are"));
        assertThat(notes(pages.get(0))).contains("customerName (200002 bytes)");
    }

    @Test
    void anItemThatIsTooLargeAloneIsShownWithoutItsLargestFieldWhichIsSaid() {
        var customers = List.of(given.customer(0), given.customer(0), given.customer(0));
        customers.get(1).put("customerName", "n".repeat(200_000));

        var pages = pages("list_customers", "{}", body(customers));

        assertThat(ids(pages, "items", "customerId"))
                .isEqualTo(customers.stream()
                        .map(c -> c.path("customerId").asString())
                        .toList());
        assertThat(pages.stream().map(LargeResults::notes))
                .anyMatch(notes -> notes.contains("too large for one answer: customerName (200002 bytes)"));
    }

    @Test
    void oneThingThatIsTooLargeIsShownWithoutItsLargestFieldWhichIsSaid() {
        var dimension = Json.MAPPER.createObjectNode().put("dimensionId", "d-1");
        dimension.put("dimensionName", "字".repeat(30_000));

        var page = pages("get_dimension", "{'dimensionId':'d-1'}", body(List.of(dimension)))
                .get(0);

        assertThat(page.path("dimensionId").asString()).isEqualTo("d-1");
        assertThat(page.has("dimensionName")).isFalse();
        assertThat(notes(page)).contains("dimensionName (90002 bytes)", "look in Paigo itself");
    }

    @Test
    void theAnswerToAWriteIsCutTooAndStaysASuccess() {
        var body = Json.MAPPER.createObjectNode().put("message", "m".repeat(100_000));
        body.putArray("data").addObject().put("currency", "USD");

        var result = call(
                "add_credits",
                Json.MAPPER
                        .createObjectNode()
                        .put("customerId", "c-1")
                        .put("amount", "1")
                        .put("currency", "USD"),
                body);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.ok);
        assertThat(result.structured().path("environment").asString()).isEqualTo("demo");
        assertThat(notes(result.structured())).contains("message (100002 bytes)");
        fits("add_credits", result);
    }
}
