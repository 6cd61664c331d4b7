package dev.paigomcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor in the modes with a sign-in, where each account of the file has a Paigo of its own. */
final class DoctorAccountsTest {
    @TempDir
    private Path folder;

    private Map<String, String> env(String mode, String accounts) throws IOException {
        var file = Files.writeString(folder.resolve("accounts.yaml"), accounts);
        Files.writeString(folder.resolve("good"), "good-secret-of-an-account");
        Files.writeString(folder.resolve("bad"), "bad-secret-of-an-account");
        return Map.of(
                "PAIGO_MCP_MODE",
                mode,
                "PAIGO_MCP_PUBLIC_URL",
                "https://mcp.example.com",
                "PAIGO_MCP_ACCOUNTS",
                file.toString(),
                "PAIGO_MCP_DATA_DIR",
                folder.resolve("data").toString(),
                "PAIGO_MCP_PORT",
                "0");
    }

    private static String account(String id, ExaminedAccount at, String secretFile) {
        return """
              %s:
                environment: sandbox
                clientId: me
                clientSecretFile: %s
                baseUrl: %s
                tokenUrl: %s
            """.formatted(id, secretFile, at.env.get("PAIGO_BASE_URL"), at.env.get("PAIGO_TOKEN_URL"));
    }

    private static final String TOKENS = """
        tokens:
          - {name: jo, account: acme, scopes: [paigo:read], sha256: %s}
        """.formatted("a".repeat(64));

    @Test
    void aWrongSecretIsFoundAndNamedAsTheFileNamesIt() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.tokens = (request, line) -> line.answer(
                    request.body().contains("good-secret") ? 200 : 401,
                    request.body().contains("good-secret")
                            ? "{\"access_token\":\"t0k3n\",\"expires_in\":60}"
                            : "{\"error\":\"access_denied\"}");

            var said = ExaminedAccount.examine(env(
                    "tokens",
                    "version: 1\naccounts:\n" + account("acme", examined, "good") + account("beta", examined, "bad")
                            + "  show: {environment: demo}\n" + TOKENS));

            assertThat(said.well()).isFalse();
            assertThat(said.words("scopes")).contains("paigo:write includes paigo:usage");
            assertThat(said.status("account acme")).isEqualTo("ok");
            assertThat(said.words("account acme")).contains("sandbox, writes on", "gave a token");
            assertThat(said.status("account beta")).isEqualTo("problem");
            assertThat(said.words("account beta"))
                    .contains(
                            "refused these credentials",
                            "check clientId, clientSecretFile and audience of the account beta")
                    .doesNotContain("PAIGO_", "bad-secret");
            assertThat(said.words("account show")).contains("demo");
        }
    }

    @Test
    void anAccountWhosePaigoIsAwayIsTold() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.apiServer.close();

            var said = ExaminedAccount.examine(
                    env("tokens", "version: 1\naccounts:\n" + account("acme", examined, "good") + TOKENS));

            assertThat(said.status("account acme")).isEqualTo("problem");
            assertThat(said.words("account acme")).contains("refused");
        }
    }

    @Test
    void aStoreThatCannotBeOpenedIsToldAsSuch() throws IOException {
        Files.writeString(folder.resolve("data"), "a file in place of the folder");

        var said = ExaminedAccount.examine(env("oauth", "version: 1\nownAccounts: {environment: sandbox}\n"));

        assertThat(said.well()).isFalse();
        assertThat(said.status("store")).isEqualTo("problem");
        assertThat(said.words("store")).contains("data is a file", "PAIGO_MCP_DATA_DIR");
        assertThat(said.checks()).doesNotContainKey("accounts");
    }

    @Test
    void theStoreAndTheWayToOwnAccountsAreChecked() throws IOException {
        try (var examined = new ExaminedAccount()) {
            var said = ExaminedAccount.examine(env(
                    "oauth",
                    "version: 1\nownAccounts: {environment: sandbox, baseUrl: '%s', tokenUrl: '%s'}\n"
                            .formatted(examined.env.get("PAIGO_BASE_URL"), examined.env.get("PAIGO_TOKEN_URL"))));

            assertThat(said.well()).as(said.text()).isTrue();
            assertThat(said.words("store")).contains("written, read and removed");
            assertThat(said.words("own accounts")).contains("Paigo answers");
        }
    }
}
