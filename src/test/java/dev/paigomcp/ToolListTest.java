package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.tools.GeneratedTools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of tools, with and without output schemas. */
class ToolListTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CALL = "'name':'list_customers','arguments':{'search':'acme'}";

    private static App app(String outputSchemas) {
        return App.open(settings(outputSchemas));
    }

    private static Settings settings(String outputSchemas) {
        return SettingsReader.read(Map.of("PAIGO_MCP_OUTPUT_SCHEMAS", outputSchemas), Map.of("--port", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void isTheSameBytesEveryTimeAndAfterARestart(String era) {
        String before;
        try (var app = app("on")) {
            var asked = new AskedByHttp(app.serve().port());
            before = asked.body(era, "tools/list", "");
            assertThat(asked.body(era, "tools/list", "")).isEqualTo(before);
        }
        try (var app = app("on")) {
            assertThat(new AskedByHttp(app.serve().port()).body(era, "tools/list", ""))
                    .isEqualTo(before);
        }
        assertThat(JSON.readTree(before).at("/result/tools"))
                .isNotEmpty()
                .allMatch(tool -> tool.path("outputSchema").isObject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void leavesOutputSchemasOutWhenToldToWhileResultsStayStructured(String era) {
        try (var app = app("off")) {
            var asked = new AskedByHttp(app.serve().port());

            var list = asked.body(era, "tools/list", "");
            var result = asked.ask(era, "tools/call", CALL).path("result");

            assertThat(list).contains("inputSchema").doesNotContain("outputSchema");
            assertThat(JSON.readTree(list).at("/result/tools"))
                    .hasSameSizeAs(GeneratedTools.load().catalogue());
            structured(result);
        }
    }

    @Test
    void leavesOutputSchemasOutOverStandardOutputToo() throws InterruptedException {
        var in = """
            {'jsonrpc':'2.0','id':1,'method':'tools/list'}
            {'jsonrpc':'2.0','id':2,'method':'tools/call','params':{%s}}
            """.formatted(CALL).replace('\'', '"');
        var out = new ByteArrayOutputStream();
        try (var account = App.openLocal(settings("off"))) {
            account.serveStdio(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out);
        }
        var answers =
                out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();

        assertThat(answers).hasSize(2).noneMatch(answer -> answer.toString().contains("outputSchema"));
        structured(answers.stream()
                .filter(answer -> answer.path("id").asInt() == 2)
                .findFirst()
                .orElseThrow()
                .path("result"));
    }

    private static void structured(JsonNode result) {
        assertThat(result.at("/structuredContent/total").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(result.at("/content/0/text").asString())).isEqualTo(result.path("structuredContent"));
    }
}
