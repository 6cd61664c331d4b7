package dev.paigomcp;

import static dev.paigomcp.SignedInServer.RESOURCE;
import static dev.paigomcp.SignedInServer.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.jwt.Issuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callers with tokens of an organisation's identity provider. */
final class ExternalModeTest {
    @TempDir
    private static Path folder;

    private static Issuer issuer;
    private static SignedInServer server;
    private static LogLines log;

    @BeforeAll
    static void start() throws IOException {
        log = new LogLines();
        issuer = new Issuer();
        server = new SignedInServer(
                folder,
                "external",
                """
                version: 1
                accounts:
                  acme: {name: Acme Inc., environment: demo}
                  birch: {environment: demo}
                identityProvider: {issuer: '%s'}
                rules:
                - {claim: groups, has: finance, account: acme, scopes: [paigo:read, paigo:write]}
                - {claim: groups, has: staff, account: birch, scopes: [paigo:read]}
                - {claim: groups, has: finance, account: birch, scopes: [paigo:money]}
                - {claim: email, has: cleo@acme.example, account: birch, scopes: [paigo:read]}
                - {claim: email, has: dora@acme.example, account: birch, scopes: [paigo:read], trustEmail: on}
                - {claim: preferred_username, has: emil@acme.example, account: birch, scopes: [paigo:read]}
                - {claim: user.email, has: emil@acme.example, account: birch, scopes: [paigo:read]}
                - {claim: upn, has: emil@acme.example, account: birch, scopes: [paigo:read], trustEmail: on}
                """.formatted(issuer.url()),
                Map.of("PAIGO_MCP_PRIVATE_ADDRESSES", "identity-provider"));
    }

    @AfterAll
    static void stopAndLookForTokensInAllThatWasToldMeanwhile() throws IOException {
        server.close();
        issuer.close();
        log.close();
        assertThat(log.all()).isNotEmpty();
        server.toldNobodyATokenIn(log.all());
    }

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

    private static JWTClaimsSet.Builder claims() {
        return issuer.claims(RESOURCE);
    }

    private static HttpResponse<String> list(String token) {
        return server.post(token, "2025-11-25", "tools/list", "");
    }

    private static JsonNode account(JWTClaimsSet.Builder claims) {
        return server.ask(issuer.token(claims.build()), "2026-07-28", "tools/call", "'name':'get_account'")
                .at("/result/structuredContent");
    }

    private static void isNobody(String token) {
        var response = list(token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains("error=\"invalid_token\"", "resource_metadata=");
        assertThat(response.body()).contains("is meant for another server").doesNotContain(token, "nimbus", "kid");
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
    void refusesATokenWithoutASignature() {
        isNobody(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));

        isNobody(token.serialize());
    }

    @Test
    void refusesAWrongSignature() {
        isNobody(Issuer.signed(claims().build(), Issuer.key(issuer.key().getKeyID()), "at+jwt"));

        var good = issuer.token(claims().build());
        var parts = good.split("\\.");
        var swapped = issuer.token(claims().subject("somebody else").build()).split("\\.");
        isNobody(parts[0] + "." + swapped[1] + "." + parts[2]);
        isNobody(parts[0] + "." + parts[1] + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mcp.example.com",
                "https://mcp.example.com/mcp/",
                "https://other.example.com/mcp",
                "client-1"
            })
    void refusesAWrongAudience(String audience) {
        isNobody(issuer.token(issuer.claims(audience).build()));
        isNobody(issuer.token(claims().audience((String) null).build()));
    }

    @Test
    void refusesAWrongIssuer() {
        isNobody(issuer.token(claims().issuer("https://idp.example.com").build()));
        isNobody(issuer.token(claims().issuer(issuer.url() + "/").build()));
        isNobody(issuer.token(claims().issuer(null).build()));
    }

    @Test
    void refusesATokenThatHasExpiredOrNeverDoes() {
        isNobody(issuer.token(claims().expirationTime(Date.from(Instant.now().minusSeconds(120)))
                .build()));
        isNobody(issuer.token(claims().expirationTime(null).build()));
    }

    private static String spoilt(String claim, @Nullable Object value) {
        var all = new LinkedHashMap<>(claims().build().toJSONObject());
        all.put(claim, value);
        return issuer.token(all, header -> header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "sub", "aud", "iss"})
    void refusesATokenWhoseClaimIsNull(String claim) {
        assertThat(list(spoilt("unknown", null)).statusCode()).isEqualTo(200);

        isNobody(spoilt(claim, null));
    }

    @Test
    void refusesATokenWithCriticalHeaders() {
        var claims = claims().build().toJSONObject();
        var extension = "https://example.com/extension";

        isNobody(issuer.token(
                claims, header -> header.criticalParams(Set.of(extension)).customParam(extension, true)));
        isNobody(issuer.token(
                claims, header -> header.criticalParams(Set.of("b64")).base64URLEncodePayload(true)));
    }

    /** Whoever shows it would have to prove that they have the key, and a bearer token proves nothing (RFC 7800). */
    @Test
    void refusesATokenThatIsBoundToAKeyOfItsHolder() {
        isNobody(spoilt("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")));
        isNobody(spoilt("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2")));
        isNobody(spoilt("cnf", null));
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
    void refusesATokenBeforeItsTime() {
        isNobody(issuer.token(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(300)))
                .build()));
    }

    @Test
    void refusesATokenOfAnotherKindOrWithoutASubject() {
        isNobody(Issuer.signed(claims().build(), issuer.key(), "logout+jwt"));
        isNobody(issuer.token(claims().subject(null).build()));
        isNobody(issuer.token(claims().subject(" ").build()));
    }

    @Test
    void refusesWhoNoRuleLetsIn() {
        isNobody(issuer.token(claims().claim("groups", List.of("sales")).build()));
        isNobody(issuer.token(claims().claim("groups", null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "x", "e30.e30.", "..", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String token) {
        isNobody(token);
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

    @Test
    void looksAtEveryLetterOfATokenAlsoWhenAnotherCameOnTheSameConnection() {
        var token = issuer.token(claims().build());
        assertThat(list(token).statusCode()).isEqualTo(200);

        isNobody(token.toUpperCase(Locale.ROOT));
    }
}
