package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A machine that meters can do without the reads before a write; what needs no read is checked all the same. */
class ChecksSwitchedOffTest {
    private final App app = App.open(SettingsReader.read(Map.of("PAIGO_CHECKS", "off"), Map.of("--port", "0")));
    private final Asked asked = new AskedByHttp(app.serve().port());

    @BeforeEach
    void seed() {
        app.demo("local").orElseThrow().given(Json.MAPPER.readTree("""
                {"customer": {"customerId": "c-1", "customerName": "Acme", "email": "a@acme.example", "currency": "USD"},
                 "dimension": {"dimensionId": "d-1", "usageIncrement": "1", "rounding": "floor"}}
                """));
    }

    @AfterEach
    void close() {
        app.close();
    }

    private JsonNode call(String tool, String arguments) {
        return asked.ask("2025-11-25", "tools/call", "'name':'" + tool + "','arguments':{" + arguments + "}")
                .path("result");
    }

    private List<String> requests() {
        return app.demo("local").orElseThrow().requests().stream()
                .map(request -> request.method() + " " + request.path())
                .filter(request -> !request.contains("oauth"))
                .toList();
    }

    @Test
    void aRecordOfUsageIsOneRequest() {
        var recorded = call("measure_usage", "'customerId':'c-1','dimensionId':'d-1','quantity':'1.5','unit':'minute'");

        assertThat(requests()).containsExactly("POST /usage");
        assertThat(recorded.at("/structuredContent/notes").toString())
                .isEqualTo("[\"Not checked, since PAIGO_CHECKS is off: unit\"]");
    }

    @Test
    void creditIsSentAndSaidToBeUnchecked() {
        var added = call("add_credits", "'customerId':'c-1','currency':'EUR','amount':'1'");

        assertThat(requests()).containsExactly("POST /customers/c-1/transactions");
        assertThat(added.at("/structuredContent/notes").toString()).contains("PAIGO_CHECKS is off: currency");
    }

    @Test
    void aCustomerIsNotLookedFor() {
        call("onboard_customer", "'customerName':'Acme','email':'a@acme.example','paymentChannel':'manual'");

        assertThat(requests()).containsExactly("POST /customers");
    }

    @Test
    void whatIsGivenIsCheckedAllTheSame() {
        var refused = call("add_credits", "'customerId':'c-1','currency':'USD','amount':'0.1234567'");

        assertThat(refused.at("/content/0/text").asString()).contains("amount: expected at most 6 decimal places");
        assertThat(requests()).isEmpty();
    }
}
