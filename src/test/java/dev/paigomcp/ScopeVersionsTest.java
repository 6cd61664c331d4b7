package dev.paigomcp;

import static dev.paigomcp.SignedInServer.challenge;
import static dev.paigomcp.SignedInServer.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.jwt.Issuer;
import dev.paigomcp.mapping.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The right to record usage: part of the right to write in version 1 of the accounts file, one of its own in version 2. */
final class ScopeVersionsTest {
    private static final String WRITER = "writer-of-a-version-1";
    private static final String READER = "reader-of-a-version-1";
    private static final String METER = "meter-of-a-version-2";
    private static final String USAGE = "'name':'measure_usage','arguments':{'customerId':'demo-acme-robotics',"
            + "'dimensionId':'demo-dim-api-calls','quantity':'1'}";

    @TempDir
    private Path folder;

    private SignedInServer tokens(int version) {
        return new SignedInServer(
                folder,
                "tokens",
                """
                version: %d
                accounts: {acme: {environment: demo}}
                tokens:
                - {name: writer, sha256: %s, account: acme, scopes: [paigo:read, paigo:write]}
                - {name: reader, sha256: %s, account: acme, scopes: [paigo:read]}
                """.formatted(version, sha256(WRITER), sha256(READER))
                        + (version == 1
                                ? ""
                                : "- {name: meter, sha256: %s, account: acme, scopes: ['paigo:usage']}"
                                        .formatted(sha256(METER))));
    }

    private static List<String> writes(SignedInServer server, String token) {
        return server.ask(token, "2025-11-25", "tools/list", "")
                .at("/result/tools")
                .valueStream()
                .filter(tool -> !tool.at("/annotations/readOnlyHint").asBoolean())
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    private static JsonNode scopes(SignedInServer server, String token) {
        return server.ask(token, "2025-11-25", "tools/call", "'name':'get_account'")
                .at("/result/structuredContent/scopes");
    }

    @Test
    void inVersionOneWhoMayWriteMayRecordUsage() {
        try (var server = tokens(1)) {
            var tools = server.post("nobody-s-token-4711", "2025-11-25", "tools/list", "");

            assertThat(challenge(tools))
                    .as("names what such a file can give")
                    .endsWith("scope=\"paigo:read paigo:write paigo:money\"");
            assertThat(writes(server, WRITER)).contains("measure_usage").doesNotContain("add_credits");
            assertThat(scopes(server, WRITER).toString()).isEqualTo("[\"paigo:read\",\"paigo:write\",\"paigo:usage\"]");
            assertThat(server.ask(WRITER, "2025-11-25", "tools/call", USAGE)
                            .at("/result/isError")
                            .booleanValue(true))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, paigo:write", "2, paigo:usage"})
    void aRefusalNamesTheRightThatTheFileCanGive(int version, String right) {
        try (var server = tokens(version)) {
            var refused = server.post(READER, "2025-11-25", "tools/call", USAGE);

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(challenge(refused)).endsWith("scope=\"paigo:read " + right + "\"");
            assertThat(refused.body()).contains("The tool \\\"measure_usage\\\" needs the right " + right + ",");
        }
    }

    @Test
    void inVersionTwoWhoMayWriteMayNotRecordUsage() {
        try (var server = tokens(2)) {
            var refused = server.post(WRITER, "2025-11-25", "tools/call", USAGE);

            assertThat(writes(server, WRITER))
                    .containsExactlyInAnyOrder("onboard_customer", "create_offering", "create_dimension");
            assertThat(scopes(server, WRITER).toString()).isEqualTo("[\"paigo:read\",\"paigo:write\"]");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(challenge(refused))
                    .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"paigo:read paigo:write paigo:usage\"");
            assertThat(writes(server, METER)).containsExactly("measure_usage");
            assertThat(server.ask(METER, "2025-11-25", "tools/call", USAGE)
                            .at("/result/isError")
                            .booleanValue(true))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, paigo:read paigo:write, 'paigo:read,paigo:write,paigo:usage'",
        "1, paigo:read paigo:usage, 'paigo:read,paigo:usage'",
        "2, paigo:read paigo:write, 'paigo:read,paigo:write'",
        "2, paigo:read paigo:usage, 'paigo:read,paigo:usage'",
    })
    void aTokenOfAProviderMeansWhatTheVersionOfTheFileSays(int version, String named, String rights)
            throws IOException {
        try (var issuer = new Issuer();
                var server = new SignedInServer(
                        folder,
                        "external",
                        """
                        version: %d
                        accounts: {acme: {environment: demo}}
                        identityProvider: {issuer: '%s'}
                        rules:
                        - {claim: groups, has: finance, account: acme, scopes: [paigo:read, paigo:write%s]}
                        """.formatted(version, issuer.url(), version == 1 ? "" : ", 'paigo:usage'"),
                        Map.of("PAIGO_MCP_PRIVATE_ADDRESSES", "identity-provider"))) {
            var metadata = server.send(server.request("/.well-known/oauth-protected-resource/mcp"));
            var token = issuer.token(
                    issuer.claims(SignedInServer.RESOURCE).claim("scope", named).build());

            assertThat(metadata.body().contains("paigo:usage"))
                    .as("a provider of version 1 refuses a scope that it does not know")
                    .isEqualTo(version == 2);
            assertThat(scopes(server, token).valueStream().map(JsonNode::asString))
                    .containsExactly(rights.split(","));
        }
    }

    @Test
    void noOtherRightFollowsFromAnother() {
        for (var scope : Scope.values()) {
            assertThat(ScopeVersion.TWO.rights(Set.of(scope))).containsExactly(scope);
            if (scope != Scope.write) {
                assertThat(ScopeVersion.ONE.rights(Set.of(scope))).containsExactly(scope);
            }
        }
        assertThat(ScopeVersion.ONE.texts(Set.of(Scope.usage))).containsExactly("paigo:write");
        assertThat(ScopeVersion.ONE.rights(Set.of(Scope.write))).containsExactlyInAnyOrder(Scope.write, Scope.usage);
    }
}
