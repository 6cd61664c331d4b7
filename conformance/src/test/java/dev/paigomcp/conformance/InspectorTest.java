package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.tools.GeneratedTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Inspector's command line, in each way it has to open a connection, finds what is there and nothing to object to. */
class InspectorTest {
    /** It makes a folder for what it remembers: not in the home of whoever builds. */
    private static final String OWN_FOLDER =
            "MCP_STORAGE_DIR=" + Path.of("target/inspector").toAbsolutePath();

    private static DemoServer server;

    @BeforeAll
    static void start() {
        server = new DemoServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "auto", "modern"})
    void theInspectorFindsNoFaultInAnySchema(String era) {
        // With --strict each problem of a schema is a line on standard error, and an error of them is exit code 6.
        assertThat(asked(era, "tools/list", "--strict").at("/tools"))
                .hasSameSizeAs(GeneratedTools.resource("tools.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "auto", "modern"})
    void theInspectorCallsATool(String era) {
        var result =
                asked(era, "tools/call", "--tool-name", "list_customers", "--tool-args-json", "{\"search\":\"acme\"}");

        assertThat(result.at("/structuredContent/total").intValue()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "auto", "modern"})
    void theInspectorFindsPromptsAndResources(String era) {
        assertThat(asked(era, "prompts/list").at("/prompts/1/name").asString()).isEqualTo("explain_invoice");
        assertThat(asked(era, "resources/list").at("/resources/0/uri").asString())
                .isEqualTo("paigo://contract");
        assertThat(asked(era, "resources/read", "--uri", "paigo://customers/demo-acme-robotics")
                        .at("/contents/0/mimeType")
                        .asString())
                .isEqualTo("application/json");
    }

    /** The result, all that it prints: a complaint on standard error, which the log has too, would not be JSON. */
    private static JsonNode asked(String era, String method, String... more) {
        var name = "inspector-" + era + "-" + method.replace('/', '-');
        var arguments = new ArrayList<>(List.of(server.address().toString(), "--transport", "http"));
        arguments.addAll(List.of("--protocol-era", era, "--method", method));
        arguments.addAll(List.of(more));
        var run = new NodeTool("env", OWN_FOLDER, "mcp-inspector", "--cli").run(name, 60, arguments);
        assertThat(run.exit()).as("%s said:%n%s", name, run.output()).isZero();
        return JsonMapper.shared().readTree(run.output());
    }
}
