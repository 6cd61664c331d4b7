package dev.paigomcp;

import static dev.paigomcp.SignedInServer.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever may write and not read learns from a check that it failed, and not what it found. */
final class CallersWithoutReadTest {
    private static final String WRITER = "writer-without-read-1";
    private static final String READER = "writer-with-read-2";

    @TempDir
    private static Path folder;

    private static SignedInServer server;

    @BeforeAll
    static void start() {
        server = new SignedInServer(folder, "tokens", """
            version: 1
            accounts: {acme: {environment: demo}}
            tokens:
            - {name: writer, sha256: %s, account: acme, scopes: [paigo:write]}
            - {name: reader, sha256: %s, account: acme, scopes: [paigo:read, paigo:write]}
            """.formatted(sha256(WRITER), sha256(READER)));
        server.app.demo("acme").orElseThrow().given(Json.MAPPER.readTree("""
                {"customer": {"customerId": "c-secret", "customerName": "Hidden Ltd", "email": "boss@hidden.example",
                              "currency": "EUR", "paymentChannel": "manual"},
                 "dimension": {"dimensionId": "d-secret", "dimensionName": "Discs",
                               "consumptionUnit": {"type": "data", "unit": "gibibyte"}}}
                """));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode call(String token, String tool, String arguments) {
        return server.ask(
                        token,
                        "2025-11-25",
                        "tools/call",
                        "'name':'" + tool + "','arguments':{" + arguments.replace('"', '\'') + "}")
                .path("result");
    }

    @Test
    void aTakenIdDoesNotTellWhoseItIs() {
        var arguments = "'customerId':'c-secret','customerName':'Mine','email':'me@mine.example',"
                + "'paymentChannel':'manual','currency':'USD'";

        var told = call(WRITER, "onboard_customer", arguments);

        assertThat(told.path("isError").booleanValue()).isTrue();
        assertThat(told.toString())
                .contains("taken by another one", "choose another id")
                .doesNotContain("Hidden", "boss");
        assertThat(call(READER, "onboard_customer", arguments).toString()).contains("Hidden", "boss");
    }

    @Test
    void aRepeatDoesNotTellInWhatTheCustomerDiffers() {
        var arguments = "'customerId':'c-secret','customerName':'Hidden Ltd','email':'boss@hidden.example',"
                + "'paymentChannel':'Stripe','currency':'USD'";

        var told = call(WRITER, "onboard_customer", arguments).toString();

        assertThat(told)
                .contains("existed already", "Not all of it is as it was given")
                .doesNotContain("EUR", "manual");
        assertThat(call(READER, "onboard_customer", arguments).toString()).contains("EUR", "manual");
    }

    @Test
    void aCheckedUnitDoesNotTellTheUnitThatPaigoHas() {
        var arguments = "'customerId':'c-secret','dimensionId':'d-secret','quantity':'1','unit':'megabyte'";

        var told = call(WRITER, "measure_usage", arguments);

        assertThat(told.path("isError").booleanValue()).isTrue();
        assertThat(told.toString()).contains("unit", "nothing is converted").doesNotContain("gibibyte");
        assertThat(call(READER, "measure_usage", arguments).toString()).contains("gibibyte");
    }

    @Test
    void aCustomerWhoIsAlikeIsNotShown() {
        var arguments = "'customerName':'Hidden GmbH','email':'me@mine.example','paymentChannel':'manual'";

        var told = call(WRITER, "onboard_customer", arguments);

        assertThat(told.path("isError").booleanValue()).isTrue();
        assertThat(told.toString())
                .contains("nothing was written at Paigo", "Whoever has paigo:read can see which it is")
                .doesNotContain("c-secret", "Hidden", "boss");
        assertThat(call(READER, "onboard_customer", arguments).toString()).contains("c-secret", "Hidden Ltd", "boss");
    }

    @Test
    void whatMayNotCountIsTold() {
        var arguments = "'customerId':'c-secret','dimensionId':'d-secret','quantity':'1'";

        assertThat(call(WRITER, "measure_usage", arguments).toString())
                .contains("dimensionId may not count as it was given")
                .doesNotContain("in no plan");
        assertThat(call(READER, "measure_usage", arguments).toString()).contains("in no plan of this customer");
    }

    @Test
    void anUnknownIdDoesNotTellTheNearest() {
        var arguments = "'customerId':'hidden ltd','dimensionId':'d-secret','quantity':'1'";

        var told = call(WRITER, "measure_usage", arguments);

        assertThat(told.path("isError").booleanValue()).isTrue();
        assertThat(told.toString()).contains("hidden ltd").doesNotContain("c-secret", "Hidden");
        assertThat(call(READER, "measure_usage", arguments).toString()).contains("c-secret", "Hidden Ltd");
    }

    @Test
    void aQuantityWithAUnitDoesNotTellTheDimensionsUnit() {
        var arguments = "'customerId':'c-secret','dimensionId':'d-secret','quantity':'1.5 TB'";

        var told = call(WRITER, "measure_usage", arguments).toString();

        assertThat(told).contains("is a number alone; nothing is converted").doesNotContain("gibibyte");
        assertThat(call(READER, "measure_usage", arguments).toString()).contains("its unit is gibibyte");
    }

    @Test
    void whatAWriteReadOnItsWayIsNotShown() {
        var arguments = "'customerId':'c-secret','dimensionId':'d-secret','quantity':'1'";

        var told = call(WRITER, "measure_usage", arguments);

        assertThat(told.has("structuredContent")).as("%s", told).isTrue();
        assertThat(told.toString()).doesNotContain("Hidden", "Discs", "gibibyte");
        assertThat(call(READER, "measure_usage", arguments).toString()).contains("Hidden", "Discs", "gibibyte");
    }
}
