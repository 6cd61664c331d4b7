package dev.paigomcp;

import static dev.paigomcp.SignedInServer.RESOURCE;
import static dev.paigomcp.SignedInServer.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.paigomcp.jwt.Issuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes the tokens of an organisation's identity provider, and says none of them to anybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExternalTests {
    Issuer issuer;
    SignedInServer server;
    LogLines log;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
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
    void stopAndLookForTokensInAllThatWasToldMeanwhile() throws IOException {
        // a call that is logged, so that there is something to look into
        server.post(issuer.token(claims().build()), "2025-11-25", "tools/call", "'name':'get_account'");
        server.close();
        issuer.close();
        log.close();
        assertThat(log.all()).isNotEmpty();
        server.toldNobodyATokenIn(log.all());
    }

    JWTClaimsSet.Builder claims() {
        return issuer.claims(RESOURCE);
    }

    HttpResponse<String> list(String token) {
        return server.post(token, "2025-11-25", "tools/list", "");
    }

    void isNobody(String token) {
        var response = list(token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains("error=\"invalid_token\"", "resource_metadata=");
        assertThat(response.body()).contains("is meant for another server").doesNotContain(token, "nimbus", "kid");
    }
}
