package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for dimensions, offerings and usage. */
class CreatingAndMeasuringTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void usageWithoutATimeIsDatedNowAndTheTimeIsRepeated() {
        account.given("{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1'}}");

        var recorded = account.ok("measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':12.50}");

        assertThat(recorded.path("timestamp").asString()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(recorded.path("quantity").asString()).isEqualTo("12.50");
        assertThat(recorded.path("environment").asString()).isEqualTo("demo");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T12:05:00Z, true",
        "2026-01-15T12:05:00.001Z, false",
        "2026-01-15T14:06:00+02:00, false",
        "2025-01-01T00:00:00Z, true",
        "2026-01-15, true",
        "2026-01-16, false",
        "2026-01-15T12:00Z, false",
        "2026-02-30, false",
        "yesterday, false"
    })
    void usageMoreThanFiveMinutesAheadIsRefused(String timestamp, boolean fine) {
        account.given("{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1'}}");

        var result = account.call(
                "measure_usage",
                "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','timestamp':'%s'}".formatted(timestamp));

        assertThat(!result.isError()).as(result.text()).isEqualTo(fine);
    }

    @Test
    void aUnitThatIsNotTheDimensionsIsRefusedAndNothingIsConverted() {
        account.given(
                "{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1','consumptionUnit':{'type':'data','unit':'gigabyte'}}}");

        var wrong = account.call(
                "measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'megabyte'}");
        var right = account.call(
                "measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'gigabyte'}");

        assertThat(wrong.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(wrong.text()).contains("unit: the dimension's is \"gigabyte\" at Paigo, not \"megabyte\"");
        assertThat(right.isError()).isFalse();
        assertThat(account.demo.requests().stream().filter(r -> r.method().equals("POST")))
                .hasSize(1);
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        account.given("{'customer':{'customerId':'acme-1','customerName':'Acme"
                + " Robotics'},'dimension':{'dimensionId':'d-1'}}");

        var result = account.call("measure_usage", "{'customerId':'Acme','dimensionId':'d-1','quantity':'1'}");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text())
                .contains("customerId: \"Acme\" is not known. Nearest: acme-1 (\"Acme Robotics\")")
                .doesNotContain("dimensionId:");
    }

    @ParameterizedTest
    @CsvSource({
        "count,count,count-based",
        "second,time,second",
        "day,time,day",
        "byte,data,byte",
        "gibibyte,data,gibibyte"
    })
    void aUnitIsOneWordForTheCallerAndAValidObjectOnTheWire(String word, String type, String unit) {
        var made = account.ok(
                "create_dimension",
                "{'dimensionName':'d','unit':'%s','aggregationMethod':'sum','aggregationInterval':'hour','usageIncrement':'1','rounding':'round','unitPrice':'1'}"
                        .formatted(word));

        var shown = account.ok("get_dimension", "{'dimensionId':%s}".formatted(made.path("dimensionId")));

        assertThat(shown.path("unit").asString()).isEqualTo(word);
        assertThat(GeneratedTools.load()
                        .plans()
                        .tools()
                        .get("create_dimension")
                        .arguments()
                        .get(1)
                        .type()
                        .sent(Json.MAPPER.getNodeFactory().stringNode(word))
                        .toString())
                .isEqualTo("{\"type\":\"" + type + "\",\"unit\":\"" + unit + "\"}");
    }

    @Test
    void aDimensionTakesPricesTiersAndUnlimited() {
        var made = account.ok(
                "create_dimension",
                "{'dimensionName':'d','unit':'count','aggregationMethod':'sum','aggregationInterval':'month','usageIncrement':1,'rounding':'ceiling','tiers':[{'upTo':1000,'unitPrice':'0.10','name':'base'},{'upTo':'unlimited','unitPrice':'0.05'}]}");

        var tiers = account.ok("get_dimension", "{'dimensionId':%s}".formatted(made.path("dimensionId")))
                .path("tiers");

        assertThat(tiers.toString())
                .isEqualTo(
                        "[{\"name\":\"base\",\"upTo\":\"1000\",\"unitPrice\":\"0.10\"},{\"upTo\":\"unlimited\",\"unitPrice\":\"0.05\"}]");
    }

    @Test
    void aggregationAndVisibilityMustBeChosen() {
        assertThat(account.call(
                                "create_dimension",
                                "{'dimensionName':'d','unit':'count','usageIncrement':'1','rounding':'round'}")
                        .text())
                .contains("aggregationMethod: missing", "aggregationInterval: missing");
        assertThat(account.call("create_offering", "{'offeringName':'o'}").text())
                .contains("offeringVisibility: missing");
    }

    @Test
    void anOfferingIsSentInTheContractsTypes() {
        var made = account.ok(
                "create_offering",
                "{'offeringName':'Pro','offeringVisibility':'private','offeringType':'subscription','subscriptionPrice':'49.90','currency':'EUR','freeTrialDays':14}");

        var shown = account.ok("get_offering", "{'offeringId':%s}".formatted(made.path("offeringId")));

        assertThat(shown.path("subscriptionPrice").asString()).isEqualTo("49.90");
        assertThat(shown.path("freeTrialDays").asString()).isEqualTo("14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10.0", "1e1"})
    void aWholeNumberIsSentPlainlyHoweverItIsWritten(String days) {
        var made = account.ok(
                "create_offering",
                "{'offeringName':'Pro','offeringVisibility':'private','freeTrialDays':%s}".formatted(days));

        var shown = account.ok("get_offering", "{'offeringId':%s}".formatted(made.path("offeringId")));

        assertThat(shown.path("freeTrialDays").asString()).isEqualTo("10");
    }
}
