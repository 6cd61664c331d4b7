package dev.paigomcp;

import static dev.paigomcp.SignedInServer.challenge;
import static dev.paigomcp.SignedInServer.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.tools.GeneratedTools;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callers with static tokens, each with an account and rights of his own. */
final class TokensModeTest {
    private static final String READER = "reader-token-4711";
    private static final String WRITER = "writer-token-4712";
    private static final String OWNER = "owner-token-4713";
    private static final String OTHER = "other-token-4714";
    private static final String PAYER = "payer-token-4715";
    private static final List<String> ALL = List.of(READER, WRITER, OWNER, OTHER, PAYER);
    private static final String CREDIT =
            "'name':'add_credits','arguments':{'customerId':'demo-acme-robotics','currency':'USD','amount':'1'}";

    @TempDir
    private static Path folder;

    private static LogLines log;
    private static SignedInServer server;

    @BeforeAll
    static void start() {
        log = new LogLines();
        server = new SignedInServer(folder, "tokens", """
            version: 1
            accounts:
              acme: {name: Acme Inc., environment: demo}
              birch: {name: Birch Ltd, environment: demo, writes: off}
            tokens:
            - {name: reader, sha256: %s, account: acme, scopes: [paigo:read]}
            - {name: writer, sha256: %s, account: acme, scopes: [paigo:read, paigo:write]}
            - {name: owner, sha256: %s, account: acme, scopes: [paigo:read, paigo:write, paigo:money]}
            - {name: other, sha256: %s, account: birch, scopes: [paigo:read, paigo:write, paigo:money]}
            - {name: payer, sha256: %s, account: acme, scopes: [paigo:money]}
            """.formatted(
                        ALL.stream().map(SignedInServer::sha256).toArray()));
    }

    @AfterAll
    static void stop() {
        server.close();
        var logged = String.join("\n", log.all());
        log.close();
        assertThat(logged).isNotEmpty().doesNotContain(ALL);
    }

    private static List<String> tools(String token, String era) {
        return server.ask(token, era, "tools/list", "")
                .at("/result/tools")
                .valueStream()
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    private static JsonNode account(String token, String era) {
        return server.ask(token, era, "tools/call", "'name':'get_account'").at("/result/structuredContent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void asksWhoSendsNoTokenToSignIn(String era) {
        var response = server.send(server.message("/mcp", era, "tools/list", ""));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer scope=\"paigo:read paigo:write paigo:money\"");
        assertThat(JsonMapper.shared()
                        .readTree(response.body())
                        .at("/error/message")
                        .asString())
                .contains("Sign in first", "Authorization: Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer unknown-token",
                "bearer  unknown-token",
                "Bearer",
                "Basic Zm9vOmJhcg==",
                "Bearer a b",
                "Bearer \"x\""
            })
    void refusesAnUnknownToken(String header) {
        var response = server.send(
                server.message("/mcp", "2025-11-25", "tools/list", "").header("Authorization", header));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).startsWith("Bearer error=\"invalid_token\", scope=");
        assertThat(response.body()).doesNotContain("unknown-token", "Zm9v");
    }

    @Test
    void refusesATokenThatIsSentTwice() {
        var response = server.send(server.message("/mcp", "2025-11-25", "tools/list", "")
                .header("Authorization", "Bearer " + READER)
                .header("Authorization", "Bearer " + OWNER));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "Access_Token", "token", "x=1&access_token"})
    void refusesATokenInTheQueryStringEvenBesideAGoodOne(String parameter) {
        var response = server.send(server.message("/mcp?" + parameter + "=" + READER, "2025-11-25", "tools/list", "")
                .header("Authorization", "Bearer " + READER));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(challenge(response)).startsWith("Bearer error=\"invalid_request\"");
        assertThat(response.body()).contains("no place in the address").doesNotContain(READER);
    }

    @Test
    void looksAtTheTokenBeforeTheBody() {
        var response = server.send(server.request("/mcp").POST(BodyPublishers.ofString("not JSON, of no type")));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void listsToEachWhatHeMayUse(String era) {
        var all = GeneratedTools.load().catalogue().stream()
                .collect(Collectors.toMap(
                        tool -> tool.path("name").asString(),
                        tool -> tool.at("/annotations/readOnlyHint").asBoolean()));

        assertThat(tools(OWNER, era)).containsExactlyInAnyOrderElementsOf(all.keySet());
        assertThat(tools(READER, era))
                .containsExactlyInAnyOrderElementsOf(
                        all.keySet().stream().filter(all::get).toList());
        assertThat(tools(WRITER, era))
                .containsExactlyInAnyOrderElementsOf(all.keySet().stream()
                        .filter(tool -> !tool.equals("add_credits"))
                        .toList());
        assertThat(tools(PAYER, era)).containsExactly("add_credits");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, reader-token-4711, paigo:read paigo:money",
        "2026-07-28, reader-token-4711, paigo:read paigo:money",
        "2026-07-28, writer-token-4712, paigo:read paigo:write paigo:money"
    })
    void refusesACallForWhichTheTokenHasNotTheRight(String era, String token, String scopes) {
        var response = server.post(token, era, "tools/call", CREDIT);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(challenge(response)).isEqualTo("Bearer error=\"insufficient_scope\", scope=\"" + scopes + "\"");
        var error = JsonMapper.shared().readTree(response.body());
        assertThat(error.path("id").intValue()).isEqualTo(1);
        assertThat(error.at("/error/message").asString()).contains("\"add_credits\"", "paigo:money");
        var wallet = server.app.demo("acme").orElseThrow().requests();
        assertThat(wallet).noneMatch(request -> request.method().equals("POST"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "resources/read | 'uri':'paigo://customers/demo-acme-robotics'",
                "resources/read | 'uri':'paigo://mapping'",
                "prompts/get | 'name':'explain_invoice','arguments':{'invoiceId':'demo-invoice-1'}",
                "completion/complete |"
                        + " 'ref':{'type':'ref/prompt','name':'explain_invoice'},'argument':{'name':'invoiceId','value':'d'}"
            })
    void showsNothingToWhoMayNotRead(String method, String params) {
        for (var era : List.of("2025-11-25", "2026-07-28")) {
            var response = server.post(PAYER, era, method, params);

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(challenge(response)).contains("insufficient_scope", "\"paigo:read paigo:money\"");
            assertThat(server.post(READER, era, method, params).statusCode()).isEqualTo(200);
        }
        for (var list : List.of("prompts/list", "resources/list", "resources/templates/list")) {
            var result = server.ask(PAYER, "2025-11-25", list, "").path("result");
            assertThat(result.properties())
                    .singleElement()
                    .satisfies(field -> assertThat(field.getValue()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void tellsEachHisOwnAccountAndRights(String era) {
        var reader = account(READER, era);
        var other = account(OTHER, era);

        assertThat(reader.path("accountId").asString()).isEqualTo("acme");
        assertThat(reader.path("accountName").asString()).isEqualTo("Acme Inc.");
        assertThat(reader.path("environment").asString()).isEqualTo("demo");
        assertThat(reader.path("scopes").toString()).isEqualTo("[\"paigo:read\"]");
        assertThat(reader.path("writesAllowed").booleanValue()).isTrue();
        assertThat(other.path("accountId").asString()).isEqualTo("birch");
        assertThat(other.path("scopes").toString())
                .isEqualTo("[\"paigo:read\",\"paigo:write\",\"paigo:usage\",\"paigo:money\"]");
        assertThat(other.path("writesAllowed").booleanValue()).isFalse();
    }

    @Test
    void barsWritesOnAnAccountThatIsReadOnlyWhateverTheToken() {
        var result = server.ask(OTHER, "2025-11-25", "tools/call", CREDIT).path("result");

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").asString()).contains("read-only", "writes: on for this account");
    }

    @Test
    void letsNobodyKeepForOthersWhatIsShownToOne() {
        for (var method : List.of(
                "server/discover", "tools/list", "prompts/list", "resources/list", "resources/templates/list")) {
            assertThat(server.ask(READER, "2026-07-28", method, "")
                            .at("/result/cacheScope")
                            .asString())
                    .isEqualTo("private");
        }
        var title = server.ask(OTHER, "2026-07-28", "tools/list", "")
                .at("/result/_meta")
                .path("io.modelcontextprotocol/serverInfo")
                .path("title");
        assertThat(title.asString()).isEqualTo("Paigo: Birch Ltd (demo, read-only)");
    }

    @Test
    void logsWhoCalledOnWhichAccountAndNoToken() {
        var response = server.post(WRITER, "2025-11-25", "tools/call", "'name':'list_customers'");
        var id = response.headers().firstValue("X-Correlation-Id").orElseThrow();

        assertThat(log.all())
                .filteredOn(line -> line.contains(id))
                .singleElement()
                .asString()
                .contains("tool=list_customers", "outcome=ok", " account=acme principal=writer");
        var refused = server.post(READER, "2025-11-25", "tools/call", CREDIT);
        assertThat(log.all())
                .filteredOn(line -> line.contains(
                        refused.headers().firstValue("X-Correlation-Id").orElseThrow()))
                .singleElement()
                .asString()
                .contains("outcome=forbidden", " account=acme principal=reader");
    }

    @Test
    void tellsNothingOfAccountsToWhoAsksForHealth() {
        HttpResponse<String> health = server.send(server.request("/health"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"up\"").doesNotContain("acme", "birch", "Acme");
        assertThat(server.send(server.request("/.well-known/oauth-protected-resource/mcp"))
                        .statusCode())
                .as("there is no authorization server to name")
                .isEqualTo(404);
    }

    @Test
    void barsAllWritesWhenTheSettingsDo(@TempDir Path other) {
        try (var readOnly =
                new SignedInServer(other, "tokens", """
                    version: 1
                    accounts: {acme: {environment: demo, writes: on}}
                    tokens:
                    - {name: owner, sha256: %s, account: acme, scopes: [paigo:read, paigo:money]}
                    """.formatted(sha256(OWNER)), Map.of("PAIGO_WRITES", "off"))) {
            var result = readOnly.ask(OWNER, "2025-11-25", "tools/call", CREDIT).path("result");

            assertThat(result.at("/content/0/text").asString()).contains("read-only", "PAIGO_WRITES=off");
        }
    }
}
