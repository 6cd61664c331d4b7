package dev.paigomcp;

import static dev.paigomcp.SignedInServer.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How clients find out that they must sign in, and where, in all the ways in which they ask. */
final class SignInDiscoveryTest {
    private static final String TOKEN = "a-token-of-somebody-4711";

    @TempDir
    static Path folder;

    @TempDir
    static Path other;

    private static SignedInServer oauth;
    private static SignedInServer tokens;

    @BeforeAll
    static void start() {
        oauth = new SignedInServer(folder, "oauth", "version: 1\nownAccounts: {environment: sandbox}\n");
        tokens = new SignedInServer(other, "tokens", """
            version: 1
            accounts: {acme: {environment: demo}}
            tokens:
            - {name: ci, sha256: '%s', account: acme, scopes: [paigo:read]}
            """.formatted(SignedInServer.sha256(TOKEN)));
    }

    @AfterAll
    static void stop() {
        oauth.close();
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /mcp", "HEAD /mcp", "GET /mcp/", "POST /mcp", "POST /mcp/"})
    void aRequestWithoutATokenIsToldWhereToSignIn(String line) {
        var parts = line.split(" ");
        var response = oauth.send(oauth.request(parts[1])
                .header("Accept", "text/event-stream")
                .method(parts[0], BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .contains(
                        "resource_metadata=\"" + SignedInServer.PUBLIC + "/.well-known/oauth-protected-resource/mcp\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void thereIsNoStreamForWhoHasAToken(String method) {
        var request = tokens.request("/mcp").method(method, BodyPublishers.noBody());
        assertThat(tokens.send(request.copy()).statusCode()).isEqualTo(401);
        assertThat(tokens.send(request.copy().header("Authorization", "Bearer unknown-token"))
                        .statusCode())
                .isEqualTo(401);

        var response = tokens.send(request.header("Authorization", "Bearer " + TOKEN));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aSlashAfterThePathLeadsToTheProtocolToo() {
        var response = tokens.send(
                tokens.message("/mcp/", "2025-11-25", "tools/list", "").header("Authorization", "Bearer " + TOKEN));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource",
                "/.well-known/oauth-protected-resource/",
                "/.well-known/oauth-protected-resource/mcp",
                "/.well-known/oauth-protected-resource/mcp/",
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/",
                "/.well-known/oauth-authorization-server/mcp",
                "/.well-known/oauth-authorization-server/mcp/"
            })
    void aPageOfAnyOriginReadsTheMetadataAfterItsPreflight(String path) {
        var origin = "https://client.example.com";
        var preflight = oauth.send(oauth.request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "mcp-protocol-version"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .containsIgnoringCase("mcp-protocol-version");

        var document = oauth.send(oauth.request(path).header("Origin", origin));
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(JsonMapper.shared().readTree(document.body()).has("scopes_supported"))
                .isTrue();
    }
}
