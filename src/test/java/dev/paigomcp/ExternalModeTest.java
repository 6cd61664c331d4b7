package dev.paigomcp;

import static dev.paigomcp.SignedInServer.RESOURCE;
import static dev.paigomcp.SignedInServer.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.paigomcp.config.ConfigException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callers with tokens of an organisation's identity provider. */
final class ExternalModeTest extends ExternalTests {
    @Test
    void asksNoProviderOfThisMachineUnlessThatIsAllowed(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> new SignedInServer(elsewhere, "external", """
            version: 1
            accounts: {acme: {environment: demo}}
            identityProvider: {issuer: 'http://127.0.0.1:9'}
            rules:
            - {claim: groups, has: finance, account: acme, scopes: [paigo:read]}
            """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("PAIGO_MCP_PRIVATE_ADDRESSES has identity-provider");
    }

    private JsonNode account(JWTClaimsSet.Builder claims) {
        return server.ask(issuer.token(claims.build()), "2026-07-28", "tools/call", "'name':'get_account'")
                .at("/result/structuredContent");
    }

    @Test
    void worksOnTheAccountOfTheFirstRuleThatFits() {
        var finance = account(claims());
        assertThat(finance.path("accountId").asString()).isEqualTo("acme");
        assertThat(finance.path("scopes").toString()).isEqualTo("[\"paigo:read\",\"paigo:write\",\"paigo:usage\"]");

        var staff = account(claims().claim("groups", List.of("staff")));
        assertThat(staff.path("accountId").asString()).isEqualTo("birch");
        assertThat(staff.path("scopes").toString()).isEqualTo("[\"paigo:read\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "openid profile, paigo:read paigo:write paigo:usage",
        "openid paigo:read, paigo:read",
        "paigo:read paigo:money, paigo:read"
    })
    void hasOfTheRightsThoseThatTheTokenNames(String scope, String rights) {
        var scopes = "[\"" + rights.replace(" ", "\",\"") + "\"]";

        assertThat(account(claims().claim("scope", scope)).path("scopes").toString())
                .isEqualTo(scopes);
        assertThat(account(claims().claim("scp", List.of(scope.split(" "))))
                        .path("scopes")
                        .toString())
                .isEqualTo(scopes);
    }

    @Test
    void hasNoRightAtAllWithATokenThatNamesOthersAlone() {
        var token = issuer.token(claims().claim("scope", "paigo:money").build());

        assertThat(JsonMapper.shared().readTree(list(token).body()).at("/result/tools"))
                .isEmpty();
        var refused = server.post(token, "2025-11-25", "tools/call", "'name':'get_account'");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(challenge(refused))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"paigo:read\", resource_metadata=\""
                        + SignedInServer.PUBLIC + "/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void logsSubjectAndIssuerInLettersThatBreakNoLine() {
        var response = server.post(
                issuer.token(claims().subject("jo 4711\nadmin").build()),
                "2025-11-25",
                "tools/call",
                "'name':'get_account'");
        var id = response.headers().firstValue("X-Correlation-Id").orElseThrow();

        assertThat(log.all())
                .filteredOn(line -> line.contains(id))
                .singleElement()
                .asString()
                .endsWith(" account=acme principal=jo%204711%0Aadmin@"
                        + issuer.url().replace("http://", ""));
    }

    @Test
    void countsAnEmailOnlyWhenItIsVerifiedOrTheRuleTrustsTheProvider() {
        var cleo = claims().claim("groups", null).claim("email", "cleo@acme.example");
        isNobody(issuer.token(cleo.build()));
        isNobody(issuer.token(cleo.claim("email_verified", false).build()));
        assertThat(list(issuer.token(cleo.claim("email_verified", true).build()))
                        .statusCode())
                .isEqualTo(200);

        var dora = claims().claim("groups", null).claim("email", "dora@acme.example");
        assertThat(list(issuer.token(dora.build())).statusCode()).isEqualTo(200);
        assertThat(server.app.startupLines())
                .anyMatch(
                        line -> line.startsWith("1 rule by email: only for people whose provider says email_verified"));
    }

    @Test
    void tellsAtTheStartThatRulesGoByAnAddressThatNobodyHasVerified() {
        assertThat(server.app.startupLines())
                .anyMatch(line -> line.startsWith("2 rules by an address in another claim than email: nothing says"));
    }

    @Test
    void refusesWhoNoRuleLetsIn() {
        isNobody(issuer.token(claims().claim("groups", List.of("sales")).build()));
        isNobody(issuer.token(claims().claim("groups", null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"})
    void saysWhereTokensComeFrom(String place) {
        var response = server.send(server.request(place).header("Origin", "https://client.example.com"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JsonMapper.shared().readTree(response.body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                    {"resource":"%s","authorization_servers":["%s"],
                     "scopes_supported":["paigo:read","paigo:write","paigo:money"],
                     "bearer_methods_supported":["header"],"resource_name":"paigo-mcp"}\
                    """.formatted(RESOURCE, issuer.url())));
    }

    @Test
    void saysInItsChallengeWhereThatIsSaid() {
        var response = server.send(server.message("/mcp", "2026-07-28", "tools/list", ""));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .isEqualTo("Bearer scope=\"paigo:read paigo:write paigo:money\", resource_metadata=\""
                        + SignedInServer.PUBLIC + "/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void letsNoPageIntoTheProtocolByAWellKnownPath() {
        for (var path : List.of("/.well-known/../mcp", "/.well-known/%2e%2e/mcp")) {
            var response = server.send(server.message(path, "2025-11-25", "tools/list", "")
                    .header("Origin", "https://evil.example.com")
                    .header("Authorization", "Bearer " + issuer.token(claims().build())));

            assertThat(response.statusCode()).isIn(400, 403, 404);
        }
    }
}
