package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The official TypeScript packages, each in every mode it has, tell the billing story. */
class TypeScriptClientsTest {
    private static final String SCRIPT =
            Path.of("clients/story.mjs").toAbsolutePath().toString();
    private static final String MCP_REMOTE =
            Path.of("node_modules/mcp-remote/dist/proxy.js").toAbsolutePath().toString();
    private static final String LATEST = "2026-07-28";
    private static final String LATEST_WITH_HANDSHAKE = "2025-11-25";

    @TempDir
    private Path folder;

    @Test
    void theClientPackageInModeAutoBillsACustomer() throws IOException {
        overHttp("client", "auto").isToldIn(LATEST, "demo");
    }

    @Test
    void theClientPackagePinnedToTheLatestRevisionBillsACustomer() throws IOException {
        overHttp("client", "pinned").isToldIn(LATEST, "demo");
    }

    @Test
    void theClientPackageInModeLegacyBillsACustomer() throws IOException {
        overHttp("client", "legacy").isToldIn(LATEST_WITH_HANDSHAKE, "demo");
    }

    @Test
    void theFirstSdkBillsACustomer() throws IOException {
        overHttp("sdk", "legacy").isToldIn(LATEST_WITH_HANDSHAKE, "demo");
    }

    @Test
    void theClientPackageStartsTheServerItselfAndBillsACustomer() throws IOException {
        overStdio("client", "auto").isToldIn(LATEST, "sandbox");
    }

    @Test
    void theClientPackageInModeLegacyStartsTheServerItselfAndBillsACustomer() throws IOException {
        overStdio("client", "legacy").isToldIn(LATEST_WITH_HANDSHAKE, "sandbox");
    }

    @Test
    void theFirstSdkStartsTheServerItselfAndBillsACustomer() throws IOException {
        overStdio("sdk", "legacy").isToldIn(LATEST_WITH_HANDSHAKE, "sandbox");
    }

    @ParameterizedTest
    @CsvSource({"1.10, 2024-11-05", "1.20, 2025-06-18"})
    void theFirstSdkAtAnOlderAgeBillsACustomer(String age, String revision) throws IOException {
        overHttp("sdk", age).isToldIn(revision, "demo");
    }

    @ParameterizedTest
    @CsvSource({"1.10, 2024-11-05", "1.20, 2025-06-18"})
    void theFirstSdkAtAnOlderAgeStartsTheServerItselfAndBillsACustomer(String age, String revision) throws IOException {
        overStdio("sdk", age).isToldIn(revision, "sandbox");
    }

    /** The bridge to HTTP for clients that only start servers; it first speaks 2024-11-05 by itself. */
    @Test
    void aClientBehindMcpRemoteBillsACustomer() throws IOException {
        try (var server = new DemoServer()) {
            server.isBusyOnce();
            var bridge = List.of(
                    "stdio",
                    "env",
                    "MCP_REMOTE_CONFIG_DIR=" + folder,
                    "node",
                    MCP_REMOTE,
                    server.address().toString(),
                    "--transport",
                    "http-only");
            story("sdk", "legacy", "mcp-remote", bridge).isToldIn(LATEST_WITH_HANDSHAKE, "demo");
        }
    }

    private static BillingStory overHttp(String kind, String mode) throws IOException {
        try (var server = new DemoServer()) {
            server.isBusyOnce();
            return story(kind, mode, "http", List.of(server.address().toString()));
        }
    }

    /**
     * The demo stays in this process, so that it can be told to be busy; for the child it is a sandbox. In mode auto the
     * client starts a first child for {@code server/discover} alone, so this lasts twice as long.
     */
    private BillingStory overStdio(String kind, String mode) throws IOException {
        try (var demo = DemoPaigo.start(DemoOptions.sample(Clock.systemUTC()))) {
            DemoServer.isBusyOnce(demo);
            return story(kind, mode, "stdio", StdioCommand.before(demo, folder));
        }
    }

    private static BillingStory story(String kind, String mode, String transport, List<String> target)
            throws IOException {
        var name = String.join("-", "story", kind, mode, transport);
        var story = Path.of("target", name + ".json").toAbsolutePath();
        Files.createDirectories(story.getParent());
        Files.deleteIfExists(story);
        var told = new NodeTool("node", SCRIPT, story.toString(), kind, mode).run(name, 120, target);
        assertThat(told.exit()).as("%s said:%n%s", name, told.output()).isZero();
        return new BillingStory(JsonMapper.shared().readTree(Files.readString(story)));
    }
}
