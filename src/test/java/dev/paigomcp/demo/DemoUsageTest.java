package dev.paigomcp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoUsageTest {
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

    @ParameterizedTest
    @CsvSource({
        "sum,6.3",
        "max,3.3",
        "min,1",
        "count,3",
        "last,2",
        "average,2.1",
    })
    void aggregatesByTheDimensionsMethod(String method, String expected) {
        given("{'dimension':{'dimensionId':'d','aggregationMethod':'" + method + "'},'customer':{'customerId':'c'}}");

        use("c", "1", "2026-03-01T10:00:00Z");
        use("c", "2", "2026-03-01T10:59:59.999Z");
        use("c", "3.3", "2026-03-01T12:30:00+02:00");

        var usage = client.get("/customers/c/usage").first().path("usage");
        assertThat(usage).hasSize(1);
        assertThat(usage.get(0).path("value").stringValue()).isEqualTo(expected);
        assertThat(usage.get(0).path("startTime").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(usage.get(0).path("endTime").stringValue()).isEqualTo("2026-03-01T11:00:00Z");
    }

    @Test
    void roundsAnAverageToTwelvePlaces() {
        given("{'dimension':{'dimensionId':'d','aggregationMethod':'average','aggregationInterval':'month'},"
                + "'customer':{'customerId':'c'}}");

        use("c", "1", "2026-02-01T00:00:00Z");
        use("c", "0", "2026-02-28T00:00:00Z");
        use("c", "1", "2026-02-28T23:59:59Z");

        var bucket = client.get("/customers/c/usage").first().path("usage").get(0);
        assertThat(bucket.path("value").stringValue()).isEqualTo("0.666666666667");
        assertThat(bucket.path("endTime").stringValue()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void showsRawUsageBetweenTwoTimes() {
        given("{'dimension':{'dimensionId':'d'},'customer':{'customerId':'c'}}");
        use("c", "1.50", "2026-03-01T00:00:00Z");
        use("c", "2", "2026-03-02T00:00:00Z");
        use("c", "3", "2026-03-03T00:00:00Z");

        var rows = client.get("/customers/c/usage?aggregationInterval=none"
                        + "&startTime=2026-03-01T00:00:00Z&endTime=2026-03-02T00:00:00Z")
                .first()
                .path("usage");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).toString())
                .isEqualTo("{\"timestamp\":\"2026-03-01T00:00:00Z\",\"recordValue\":\"1.50\",\"metadata\":{}}");
        assertThat(client.get("/customers/c/usage?endTime=2026-03-10T12:00:00Z").status())
                .isEqualTo(200);
        assertThat(client.get("/customers/c/usage?endTime=2026-03-10T12:00:01Z").message())
                .isEqualTo("endTime must be in the past");
    }

    @Test
    void hidesUsageFromBeforeTheEnrollmentUnlessAskedNotTo() {
        given("{'dimension':{'dimensionId':'d'},'offering':{'offeringId':'o'},'customer':{'customerId':'c',"
                + "'offeringId':'o','offeringEnrollmentDate':'2026-03-05T00:00:00Z'}}");
        use("c", "1", "2026-03-04T00:00:00Z");

        assertThat(client.get("/customers/c/usage").json().path("data")).isEmpty();
        assertThat(client.get("/customers/c/usage?ignoreEnrollmentDate=true")
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void hidesUsageFromBeforeTheFirstOfSeveralEnrollments() {
        given("{'dimension':{'dimensionId':'d'},'customer':{'customerId':'c','enrollments':["
                + "{'offeringEnrollmentDate':'2026-03-05T00:00:00Z','offering':{}},"
                + "{'offeringEnrollmentDate':'2026-03-03T00:00:00Z','offering':{}}]}}");
        use("c", "1", "2026-03-02T00:00:00Z");
        use("c", "2", "2026-03-04T00:00:00Z");

        var shown = client.get("/customers/c/usage?aggregationInterval=none")
                .first()
                .path("usage");

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("recordValue").stringValue()).isEqualTo("2");
    }

    private static void use(String customer, String value, String timestamp) {
        assertThat(client.post("/usage", usage(customer, "d", value, timestamp)).status())
                .isEqualTo(201);
    }

    private static String usage(String customer, String dimension, String value, String timestamp) {
        return text("{'customerId':'%s','dimensionId':'%s','recordValue':'%s','timestamp':'%s'}"
                .formatted(customer, dimension, value, timestamp));
    }

    private static void given(String state) {
        demo.given(DemoJson.MAPPER.readTree(text(state)));
    }

    private static String text(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
