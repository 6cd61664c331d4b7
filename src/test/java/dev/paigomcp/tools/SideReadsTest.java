package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read beside a tool's own operation: when, how often, and what becomes of a call if it fails. */
class SideReadsTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private static final String RECORD = "{'customerId':'c-1','dimensionId':'d-1','quantity':'1'}";

    private void customerAndDimension() {
        account.given(
                "{'customer':{'customerId':'c-1','customerName':'Acme Robotics'},"
                        + "'dimension':{'dimensionId':'d-1','dimensionName':'Storage','consumptionUnit':{'type':'data','unit':'gigabyte'}}}");
    }

    private List<String> requests() {
        return account.demo.requests().stream()
                .map(request -> request.method() + " " + request.path())
                .filter(request -> !request.contains("oauth"))
                .toList();
    }

    @Test
    void namesAndUnitStandBesideTheIdsOfAWrite() {
        customerAndDimension();

        var recorded = account.ok("measure_usage", RECORD);

        assertThat(recorded.path("customerName").asString()).isEqualTo("Acme Robotics");
        assertThat(recorded.path("dimensionName").asString()).isEqualTo("Storage");
        assertThat(recorded.path("unit").asString()).isEqualTo("gigabyte");
        assertThat(recorded.path("notes").toString()).doesNotContain("Not shown");
    }

    @Test
    void theReadsOfAWriteComeBeforeItAndOnceEach() {
        customerAndDimension();

        account.ok("measure_usage", RECORD.replace("}", ",'unit':'gigabyte'}"));

        assertThat(requests()).containsExactlyInAnyOrder("GET /customers/c-1", "GET /dimensions/d-1", "POST /usage");
        assertThat(requests()).last().isEqualTo("POST /usage");
    }

    @Test
    void nothingIsKeptBetweenTwoCalls() {
        customerAndDimension();

        account.ok("measure_usage", RECORD);
        account.ok("measure_usage", RECORD);

        assertThat(requests()).filteredOn("GET /customers/c-1"::equals).hasSize(2);
    }

    @Test
    void aReadThatFailsLeavesANoteAndTheWriteIsMade() {
        var sent = new ArrayList<String>();

        var result = GivenAnswers.call("measure_usage", RECORD, (request, scope) -> {
            sent.add(request.operation());
            return answer(request);
        });

        assertThat(sent).last().isEqualTo("POST /usage");
        assertThat(result.isError()).as(result.text()).isFalse();
        assertThat(result.structured().path("dimensionName").asString()).isEqualTo("Storage");
        assertThat(result.structured().has("customerName")).isFalse();
        assertThat(result.structured().path("notes").path(0).asString())
                .isEqualTo("Not shown: customerName, since Paigo refused the look-up (404): no such customer");
    }

    @Test
    void aReadThatFailsTakesNothingAwayFromAList() {
        customerAndDimension();
        account.given(
                "{'usage':{'customerId':'c-1','dimensionId':'d-1','recordValue':'12.5','timestamp':'2026-01-10T10:00:00Z'}}");
        account.fault("{'match':{'path':'/dimensions'},'do':{'status':400}}");

        var usage = account.ok("get_usage", "{'customerId':'c-1','interval':'none'}");

        assertThat(usage.at("/items/0/quantity").asString()).isEqualTo("12.5");
        assertThat(usage.path("notes").path(0).asString())
                .startsWith("Not shown: dimensionName, unit, since Paigo refused the look-up (400)");
    }

    private static PaigoResult answer(PaigoRequest request) {
        return switch (request.operation()) {
            case "POST /usage" -> GivenAnswers.success(request, 201, "{\"message\":\"Usage recorded\"}");
            case "GET /dimensions/{dimensionId}" ->
                GivenAnswers.success(request, 200, "{\"data\":[{\"dimensionName\":\"Storage\"}]}");
            default -> new PaigoResult.Refused(404, "no such customer");
        };
    }
}
