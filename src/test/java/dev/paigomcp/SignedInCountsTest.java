package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the operator learns of those who were refused. */
final class SignedInCountsTest {
    private static final String ACCOUNTS = """
        version: 1
        ownAccounts: {environment: sandbox}
        """;

    @TempDir
    private Path folder;

    /** Whether the tool or the call is what needs the right. */
    @Test
    void tellsTheOperatorHowOftenARightWasLacking() throws Exception {
        var accounts =
                """
            version: 2
            accounts: {acme: {environment: demo}, still: {environment: demo, writes: off}}
            tokens:
            - {name: writer, sha256: %s, account: acme, scopes: [paigo:write]}
            - {name: still, sha256: %s, account: still, scopes: [paigo:write]}
            """.formatted(SignedInServer.sha256("a-writer-4711"), SignedInServer.sha256("still-writer-4711"));
        var offering = "'name':'create_offering','arguments':{'offeringName':'A','offeringVisibility':'private'%s}";
        try (var server = new SignedInServer(folder, "tokens", accounts, Map.of("PAIGO_MANAGEMENT_PORT", "0"))) {
            server.post("a-writer-4711", "2025-11-25", "tools/call", "'name':'list_customers'");
            server.post(
                    "a-writer-4711",
                    "2025-11-25",
                    "tools/call",
                    offering.formatted(",'prepaidCredit':'1','currency':'EUR'"));
            server.post("a-writer-4711", "2025-11-25", "tools/call", offering.formatted(""));
            server.post("still-writer-4711", "2025-11-25", "tools/call", offering.formatted(""));

            var management = server.app.management().orElseThrow();
            var health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + "/health"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(JsonMapper.shared()
                            .readTree(health.body())
                            .at("/counts/refusedRights")
                            .longValue())
                    .as("a 403 and a result; not what an account does not allow")
                    .isEqualTo(2);
        }
    }

    @Test
    void tellsTheOperatorWhatWasRefused() throws Exception {
        try (var server = new SignedInServer(folder, "oauth", ACCOUNTS, Map.of("PAIGO_MANAGEMENT_PORT", "0"))) {
            server.post("not-a-token-of-anybody", "2025-11-25", "tools/list", "");
            server.post("nor-this-one", "2025-11-25", "tools/list", "");
            var client = HttpClient.newHttpClient();
            client.send(
                    server.request("/oauth/token")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("grant_type=authorization_code&code=x&client_id=nobody"))
                            .build(),
                    BodyHandlers.ofString());

            var management = server.app.management().orElseThrow();
            var health = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + "/health"))
                            .build(),
                    BodyHandlers.ofString());

            var counts = JsonMapper.shared().readTree(health.body()).path("counts");
            assertThat(counts.path("refusedTokens").longValue()).isEqualTo(2);
            assertThat(counts.path("refusedAtSignIn").longValue()).isEqualTo(1);
            assertThat(counts.path("refusedRights").longValue()).isZero();
            assertThat(counts.path("refusedForRate").longValue()).isZero();
            assertThat(JsonMapper.shared().readTree(health.body()).path("store").stringValue())
                    .isEqualTo("usable");
        }
    }
}
