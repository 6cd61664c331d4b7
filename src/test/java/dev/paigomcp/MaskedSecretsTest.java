package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.HostingSettings.StoreSettings;
import dev.paigomcp.config.OutboundSettings;
import dev.paigomcp.outbound.Outbound;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.KeyValueStore.Row;
import dev.paigomcp.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Secrets of a server with accounts that Paigo tells to a caller: where they were loaded from makes no difference. */
final class MaskedSecretsTest {
    private static final String ACCESS = "a".repeat(RandomTokens.LENGTH);

    @TempDir
    private Path folder;

    private volatile String told = "";
    private LoopbackServer upstream;
    private SignedInServer server;

    private void secret(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @BeforeEach
    void start() throws IOException {
        upstream = new LoopbackServer((request, line) -> {
            var text = JsonMapper.shared().writeValueAsString(told);
            if (request.target().equals("/oauth/token")) {
                line.answer(200, "{\"access_token\":\"token-0815\",\"expires_in\":86400}");
            } else {
                line.answer(
                        200,
                        "{\"message\":\"found\",\"data\":[{\"customerId\":\"c-1\",\"customerName\":" + text
                                + ",\"email\":\"a@b.example\",\"currency\":\"USD\",\"offering\":{}}]}");
            }
        });
        secret("acme.secret", "secret-of-acme");
        secret("birch.secret", "secret-of-birch");
        secret("provider.secret", "secret-at-the-provider");
        server = new SignedInServer(
                folder,
                "oauth",
                """
                version: 1
                accounts:
                  acme: {environment: sandbox, clientId: acme-1, clientSecretFile: acme.secret,
                    baseUrl: '%1$s', tokenUrl: '%1$s/oauth/token'}
                  birch: {environment: sandbox, clientId: birch-1, clientSecretFile: birch.secret}
                identityProvider:
                  issuer: https://login.example.com
                  clientId: us
                  clientSecretFile: provider.secret
                rules:
                - {claim: groups, has: finance, account: acme, scopes: [paigo:read]}
                """.formatted(upstream.url()),
                Map.of("HTTPS_PROXY", "http://us:secret%2Fof-the-proxy@proxy.example:3128"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        upstream.close();
        Outbound.use(OutboundSettings.DIRECT);
    }

    /** As if somebody had signed in. */
    private void letIn() {
        var end = Instant.now().plus(Duration.ofHours(1));
        try (var store = Store.open(new StoreSettings(folder.resolve("data"), null), Clock.systemUTC())) {
            store.rows().put(new Row("grant", "g", "app", """
                    {"id":"g","resource":"%s","client":"app","principal":"anna","account":"acme","scopes":["read"],
                     "refreshes":false,"claims":"","ends":"%s"}\
                    """.formatted(SignedInServer.RESOURCE, end), end));
            store.rows()
                    .put(new Row(
                            "access", RandomTokens.hash(ACCESS), "g", """
                    {"grant":"g","resource":"%s","principal":"anna","account":"acme","scopes":["read"]}\
                    """.formatted(SignedInServer.RESOURCE), end));
        }
    }

    @Test
    void aSecretIsMaskedWhereverItWasLoadedFrom() throws IOException {
        letIn();
        var sealKey = Files.readString(folder.resolve("data/seal.keys")).strip().split(":")[1];

        for (var secret : List.of(
                "secret-of-acme", "secret-of-birch", "secret-at-the-provider", "secret/of-the-proxy", sealKey)) {
            told = "it is " + secret + ".";
            var shown = server.ask(ACCESS, "2025-11-25", "tools/call", "'name':'list_customers','arguments':{}")
                    .toString();
            assertThat(shown).contains("it is (hidden).").doesNotContain(secret);
        }
    }
}
