package dev.paigomcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.App;
import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortCheckTest {
    @Test
    void findsAPortThatIsTakenByAnotherProgram() throws IOException {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var said = ExaminedAccount.examine(Map.of("PAIGO_MCP_PORT", String.valueOf(other.getLocalPort())));

            assertThat(said.status("port")).isEqualTo("problem");
            assertThat(said.words("port"))
                    .contains(String.valueOf(other.getLocalPort()), "another program", "PAIGO_MCP_PORT");
            assertThat(said.well()).isFalse();
        }
    }

    @Test
    void findsAServerOfOursAtThePort() {
        try (var app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")))) {
            var port = app.serve().port();

            var said = ExaminedAccount.examine(Map.of("PAIGO_MCP_PORT", String.valueOf(port)));

            assertThat(said.status("port")).isEqualTo("warning");
            assertThat(said.words("port")).contains("a paigo-mcp answers there already", "environment demo");
            assertThat(said.well()).isTrue();
        }
    }

    @Test
    void findsAHostThatIsNotOfThisMachine(@TempDir Path folder) throws IOException {
        var accounts = Files.writeString(folder.resolve("accounts.yaml"), """
            version: 1
            accounts: {acme: {environment: demo}}
            tokens:
            - {name: jo, sha256: %s, account: acme, scopes: [paigo:read]}
            """.formatted("0".repeat(64)));
        var said = ExaminedAccount.examine(Map.of(
                "PAIGO_MCP_MODE", "tokens",
                "PAIGO_MCP_ACCOUNTS", accounts.toString(),
                "PAIGO_MCP_HOST", "192.0.2.1",
                "PAIGO_MCP_PORT", "0",
                "PAIGO_MCP_PUBLIC_URL", "https://mcp.example.com"));

        assertThat(said.words("accounts")).contains("Mode: tokens, 1 token for 1 account,");

        assertThat(said.status("port")).isEqualTo("problem");
        assertThat(said.words("port")).contains("192.0.2.1 is not an address of this machine", "PAIGO_MCP_HOST");
    }
}
