package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results that are larger than clients take: cut at whole items, and nothing is lost by going on. */
class LargeResultsTest {
    private static final int LIMIT = 50_000;
    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final List<String> WORDS =
            List.of("Acme Robotics", "Müller & Söhne", "株式会社山田製作所", "Ещё одна компания", "\"quoted\"\\", "🚀", "x");

    private final Random random;

    LargeResultsTest() {
        this.random = new Random(7);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String text(int most) {
        var text = new StringBuilder();
        for (var i = random.nextInt(most); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString();
    }

    private ObjectNode customer(int invoices) {
        var customer = Json.MAPPER.createObjectNode();
        customer.put("customerId", uuid()).put("customerName", text(8)).put("email", uuid() + "@acme.example");
        customer.put("creditBalance", Integer.toString(random.nextInt()));
        var plans = customer.putArray("enrollments");
        for (var i = random.nextInt(6); i >= 0; i--) {
            plans.addObject().putObject("offering").put("offeringId", uuid()).put("offeringName", text(3));
        }
        var list = customer.putArray("invoices");
        for (var i = 0; i < invoices; i++) {
            list.addObject()
                    .put("invoiceId", uuid())
                    .put("invoiceStatus", "Open")
                    .put("invoiceDate", "2026-01-01T00:00:00Z")
                    .put("currency", "USD")
                    .put("totalAmountWithoutTax", random.nextInt(1_000_000));
        }
        return customer;
    }

    private static ObjectNode body(List<ObjectNode> data) {
        var body = Json.MAPPER.createObjectNode();
        body.putArray("data").addAll(data);
        return body;
    }

    private static ToolResult call(String tool, ObjectNode arguments, JsonNode body) {
        return GivenAnswers.call(
                tool,
                arguments.toString().replace('"', '\''),
                (request, scope) -> GivenAnswers.success(request, 200, body.toString()));
    }

    /** Follows the cursors to the end, and holds each page to what every page must be. */
    private static List<ObjectNode> pages(String tool, String arguments, JsonNode body) {
        var pages = new ArrayList<ObjectNode>();
        var given = (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"'));
        for (var more = true; more; ) {
            var result = call(tool, given, body);
            assertThat(result.structured()).as(result.text()).isNotNull();
            fits(tool, result);
            pages.add(result.structured());
            more = result.structured().has("nextCursor");
            if (more) {
                given.put("cursor", result.structured().path("nextCursor").asString());
            }
            assertThat(pages).hasSizeLessThan(1_000);
        }
        return pages;
    }

    private static void fits(String tool, ToolResult result) {
        assertThat(result.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LIMIT);
        assertThat(Json.MAPPER.readTree(result.text())).isEqualTo(result.structured());
        var schema = GeneratedTools.load().catalogue().stream()
                .filter(t -> t.path("name").asString().equals(tool))
                .findFirst()
                .orElseThrow()
                .path("outputSchema");
        assertThat(REGISTRY.getSchema(SchemaLocation.of("urn:out:" + tool), schema)
                        .validate(result.structured()))
                .isEmpty();
    }

    private static List<String> ids(List<ObjectNode> pages, String list, String id) {
        return pages.stream()
                .flatMap(page -> page.path(list).valueStream())
                .map(item -> item.path(id).asString())
                .toList();
    }

    private static String notes(JsonNode result) {
        return result.path("notes").toString();
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pagesOfAnyListFitAndConcatenateToTheWhole(int seed) {
        random.setSeed(seed);
        var customers = new ArrayList<ObjectNode>();
        for (var i = random.nextInt(400); i >= 0; i--) {
            customers.add(customer(random.nextInt(4)));
        }
        var limit = "{'limit':%d}".formatted(1 + random.nextInt(200));
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
            customers.add(customer(0));
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
        var page = pages("list_customers", "{}", body(List.of(customer(0), customer(1))));

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
            items.addObject().put("name", i + " " + text(3)).put("quantity", i).put("unitCost", "0.25");
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
            invoice.withArrayProperty("lineItems").addObject().put("name", text(3));
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
            invoice.withArrayProperty("lineItems").addObject().put("name", text(3));
        }

        var pages = pages("get_invoice", "{'invoiceId':'i-1'}", body(List.of(invoice)));

        assertThat(pages)
                .allMatch(page -> !page.has("customerId") && notes(page).contains("customerId (33334 bytes)"));
    }

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
            customers.add(customer(0).put("customerName", "x\u200b".repeat(1_000)));
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
        var huge = customer(0).put("customerName", "n".repeat(200_000));

        var pages = pages("list_customers", "{}", body(List.of(huge)));

        assertThat(pages).singleElement().matches(page -> !notes(page).contains("Shown are"));
        assertThat(notes(pages.get(0))).contains("customerName (200002 bytes)");
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
    void anItemThatIsTooLargeAloneIsShownWithoutItsLargestFieldWhichIsSaid() {
        var customers = List.of(customer(0), customer(0), customer(0));
        customers.get(1).put("customerName", "n".repeat(200_000));

        var pages = pages("list_customers", "{}", body(customers));

        assertThat(ids(pages, "items", "customerId"))
                .isEqualTo(customers.stream()
                        .map(c -> c.path("customerId").asString())
                        .toList());
        assertThat(pages.stream().map(LargeResultsTest::notes))
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

    @Test
    void aFullPageOfIdsAndAmountsIsWithinTwentyFiveThousandTokens() {
        var usage = Json.MAPPER.createArrayNode();
        for (var i = 0; i < 500; i++) {
            usage.addObject()
                    .put("recordValue", random.nextInt(1_000_000) + "." + random.nextInt(1_000_000))
                    .put("timestamp", "2026-01-15T10:%02d:%02dZ".formatted(random.nextInt(60), random.nextInt(60)))
                    .putObject("metadata")
                    .put("requestId", uuid());
        }
        var data = Json.MAPPER.createObjectNode().put("dimensionId", uuid());
        data.set("usage", usage);

        var page = pages("get_usage", "{'customerId':'c-1','limit':500}", body(List.of(data)))
                .get(0);

        assertThat(page.toString().length()).isBetween(LIMIT * 9 / 10, LIMIT);
        assertThat(O200K.countTokens(page.toString())).isLessThan(25_000);
    }
}
