package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Paigo's answers that are larger than clients take, and the pages that callers make of them. */
final class LargeResults {
    /** In bytes: what one result may hold. */
    static final int LIMIT = 50_000;

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final List<String> WORDS =
            List.of("Acme Robotics", "Müller & Söhne", "株式会社山田製作所", "Ещё одна компания", "\"quoted\"\\", "🚀", "x");

    private final Random random;

    LargeResults(int seed) {
        this.random = new Random(seed);
    }

    int number(int below) {
        return random.nextInt(below);
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    String text(int most) {
        var text = new StringBuilder();
        for (var i = random.nextInt(most); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString();
    }

    ObjectNode customer(int invoices) {
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

    static ObjectNode body(List<ObjectNode> data) {
        var body = Json.MAPPER.createObjectNode();
        body.putArray("data").addAll(data);
        return body;
    }

    static ToolResult call(String tool, ObjectNode arguments, JsonNode body) {
        return GivenAnswers.call(
                tool,
                arguments.toString().replace('"', '\''),
                (request, scope) -> GivenAnswers.success(request, 200, body.toString()));
    }

    /** Follows the cursors to the end, and holds each page to what every page must be. */
    static List<ObjectNode> pages(String tool, String arguments, JsonNode body) {
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

    static void fits(String tool, ToolResult result) {
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

    static List<String> ids(List<ObjectNode> pages, String list, String id) {
        return pages.stream()
                .flatMap(page -> page.path(list).valueStream())
                .map(item -> item.path(id).asString())
                .toList();
    }

    static String notes(JsonNode result) {
        return result.path("notes").toString();
    }
}
