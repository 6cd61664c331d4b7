package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers are told to check, where the settings of an account are keys of the accounts file. */
final class AccountWordsTest {
    private static final String TOKEN = "the-token-of-somebody-who-calls";

    @TempDir
    private Path folder;

    private String call(LoopbackServer paigo) throws IOException {
        Files.writeString(folder.resolve("secret"), "a-secret-of-an-account");
        var accounts = """
            version: 1
            accounts:
              acme:
                environment: sandbox
                clientId: me
                clientSecretFile: secret
                baseUrl: %s
                tokenUrl: %s/oauth/token
            tokens:
              - {name: jo, account: acme, scopes: [paigo:read], sha256: %s}
            """.formatted(paigo.url(), paigo.url(), SignedInServer.sha256(TOKEN));
        try (var server = new SignedInServer(folder, "tokens", accounts)) {
            return server.post(TOKEN, "2025-11-25", "tools/call", "'name':'list_customers','arguments':{}")
                    .body();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 'clientId, clientSecretFile and audience of the account acme'", "302, baseUrl of the account acme"
    })
    void anAnswerThatNamesASettingNamesItsKey(int status, String key) throws IOException {
        try (var paigo = new LoopbackServer((request, line) -> {
            if (request.target().equals("/oauth/token")) {
                line.answer(200, "{\"access_token\":\"t0k3n\",\"expires_in\":600}");
            } else {
                line.answer(status, "{}");
            }
        })) {
            assertThat(call(paigo)).contains(key).doesNotContain("PAIGO_");
        }
    }

    @Test
    void aRefusedTokenNamesTheKeys() throws IOException {
        try (var paigo = new LoopbackServer((request, line) -> line.answer(401, "{}"))) {
            assertThat(call(paigo))
                    .contains("check clientId, clientSecretFile and audience of the account acme")
                    .doesNotContain("PAIGO_");
        }
    }
}
