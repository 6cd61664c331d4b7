package dev.paigomcp.config;

import static dev.paigomcp.config.ExampleSettings.problems;
import static dev.paigomcp.config.ExampleSettings.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod next to a Service that is called as this server is. */
final class KubernetesVariablesTest {
    private static Map<String, String> ofService(String prefix) {
        return Map.of(
                prefix + "_SERVICE_HOST", "10.0.171.239",
                prefix + "_SERVICE_PORT", "8484",
                prefix + "_SERVICE_PORT_HTTP", "8484",
                prefix + "_PORT", "tcp://10.0.171.239:8484",
                prefix + "_PORT_8484_TCP", "tcp://10.0.171.239:8484",
                prefix + "_PORT_8484_TCP_PROTO", "tcp",
                prefix + "_PORT_8484_TCP_PORT", "8484",
                prefix + "_PORT_8484_TCP_ADDR", "10.0.171.239");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAIGO_MCP", "PAIGO", "PAIGO_MANAGEMENT", "PAIGO_MCP_2"})
    void thoseOfAServiceArePassedOver(String prefix) {
        var env = ofService(prefix);

        assertThat(read(env).port()).isEqualTo(Settings.DEFAULT_PORT);
        assertThat(read(env).environment()).contains(Environment.demo);
        assertThat(read(env).hosting().management()).isNull();
        assertThat(SettingsReader.given(env, Map.of())).isEmpty();
        assertThat(SettingsReader.passedOver(env)).containsExactlyInAnyOrderElementsOf(env.keySet());
    }

    @Test
    void thePortThatTheOperatorNamesCounts() {
        var env = new HashMap<>(ofService("PAIGO_MCP"));
        env.put("PAIGO_MCP_PORT", "9000");

        assertThat(read(env).port()).isEqualTo(9000);
        assertThat(SettingsReader.given(env, Map.of())).containsExactly("PAIGO_MCP_PORT");
        assertThat(SettingsReader.passedOver(env)).hasSize(7).doesNotContain("PAIGO_MCP_PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "PAIGO_MCP_PORT, http://10.0.171.239:8484",
        "PAIGO_MCP_SERVICE, 10.0.171.239",
        "PAIGO_MCP_SERVICE_HOSTS, 10.0.171.239",
        "PAIGO_MCP_PORT_TCP, tcp://10.0.171.239:8484",
        "PAIGO_WRITES_, tcp://10.0.171.239:8484",
    })
    void nothingElseIs(String name, String value) {
        assertThat(problems(Map.of(name, value))).singleElement().asString().startsWith(name);
        assertThat(SettingsReader.passedOver(Map.of(name, value))).isEmpty();
    }
}
