package dev.paigomcp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.App;
import dev.paigomcp.LocalDeployment;
import dev.paigomcp.common.Json;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.transport.CallScope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reads against the real API, with the account that the PAIGO_ settings name: {@code mvn verify -Plive}. Nothing is
 * written. What the account has none of cannot be read and is skipped by name.
 */
@Tag("live")
class LiveReadsTest {
    private static LocalDeployment account;

    @BeforeAll
    static void open() {
        account = App.openLocal(SettingsReader.read(System.getenv(), Map.of("--writes", "off")));
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @TestFactory
    Stream<DynamicTest> listsAndTheAccountAreAnsweredAsPromised() {
        return Stream.of("get_account", "list_customers", "list_offerings", "list_dimensions", "list_invoices")
                .map(tool -> DynamicTest.dynamicTest(tool, () -> read(tool, Json.MAPPER.createObjectNode())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsListedCanBeRead() {
        return Stream.of(
                one("get_customer", "list_customers", "customerId"),
                one("get_usage", "list_customers", "customerId"),
                one("get_credit_ledger", "list_customers", "customerId"),
                one("get_offering", "list_offerings", "offeringId"),
                one("get_dimension", "list_dimensions", "dimensionId"),
                one("get_invoice", "list_invoices", "invoiceId"));
    }

    private static DynamicTest one(String tool, String list, String id) {
        return DynamicTest.dynamicTest(tool, () -> {
            var listed = read(list, Json.MAPPER.createObjectNode())
                    .path("items")
                    .valueStream()
                    .filter(item -> item.has(id))
                    .findFirst();
            Assumptions.assumeTrue(listed.isPresent(), list + " shows no " + id);
            read(
                    tool,
                    Json.MAPPER.createObjectNode().put(id, listed.get().path(id).asString()));
        });
    }

    private static JsonNode read(String tool, ObjectNode arguments) {
        var called = account.tools().find(tool).orElseThrow();
        ToolResult result = called.call(arguments, new CallScope("live", Duration.ofSeconds(55)));
        assertThat(Optional.ofNullable(result.structured())).as(result.text()).isPresent();
        var schema = called.definition().path("outputSchema");
        var rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("urn:live:" + tool), schema);
        assertThat(rules.validate(result.structured())).isEmpty();
        return result.structured();
    }
}
