package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caller's token is for this server alone, and Paigo's for Paigo. */
final class TokensStayApartTest {
    private static final String CALLER = "caller-token-4711";
    private static final String SECRET = "hush-hush-4712";
    private static final String UPSTREAM = "upstream-token-4713";

    @Test
    void neitherReachesTheOtherSide(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        try (var log = new LogLines();
                var paigo = new LoopbackServer((request, line) -> {
                    if (request.target().equals("/oauth/token")) {
                        line.answer(200, "{\"access_token\":\"" + UPSTREAM + "\",\"expires_in\":86400}");
                    } else {
                        // As bad as it gets: Paigo repeats what it was sent.
                        line.answer(400, "{\"message\":\"not with " + request.header("authorization") + "\"}");
                    }
                });
                var server = new SignedInServer(
                        folder, "tokens", """
                            version: 1
                            accounts:
                              acme: {environment: sandbox, clientId: me, clientSecretFile: secret, baseUrl: '%s', tokenUrl: '%s/oauth/token'}
                            tokens:
                            - {name: ci, sha256: %s, account: acme, scopes: [paigo:read, paigo:write, paigo:money]}
                            """.formatted(paigo.url(), paigo.url(), SignedInServer.sha256(CALLER)))) {
            for (var era : List.of("2025-11-25", "2026-07-28")) {
                for (var call : List.of(
                        "'name':'get_account'",
                        "'name':'list_customers'",
                        "'name':'add_credits','arguments':{'customerId':'c','currency':'USD','amount':'1'}")) {
                    var answer = server.post(CALLER, era, "tools/call", call);

                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).contains("not with").doesNotContain(UPSTREAM, SECRET, CALLER);
                    assertThat(answer.headers().map().toString()).doesNotContain(UPSTREAM, SECRET, CALLER);
                }
                server.post(CALLER, era, "resources/read", "'uri':'paigo://customers/c'");
            }

            assertThat(paigo.requests())
                    .hasSizeGreaterThan(6)
                    .noneMatch(request -> request.toString().contains(CALLER));
            assertThat(paigo.requests())
                    .filteredOn(request -> !request.target().equals("/oauth/token"))
                    .allMatch(request -> ("Bearer " + UPSTREAM).equals(request.header("authorization")));
            assertThat(String.join("\n", log.all())).contains("account=acme").doesNotContain(CALLER, UPSTREAM, SECRET);
        }
    }
}
