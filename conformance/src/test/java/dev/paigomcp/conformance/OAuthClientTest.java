package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official TypeScript client goes the whole way: discovery, both kinds of registration, consent, work, refresh, end. */
class OAuthClientTest {
    private static final String ALL = "paigo:read paigo:write paigo:usage paigo:money";
    private static final String BY_RULE = "paigo:read paigo:write";

    private static final String SCRIPT =
            Path.of("clients/oauth.mjs").toAbsolutePath().toString();

    @ParameterizedTest
    @ValueSource(strings = {"registered", "described"})
    void withAPaigoAccountOfHisOwn(String kind) throws IOException {
        try (var server = new SignInServer(null)) {
            isWhole(told(server, kind, "own", "none"), server, kind, ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "described"})
    void atAnIdentityProviderThatOthersMade(String kind) throws IOException {
        var provider = provider();
        try (var server = new SignInServer(issuer(provider))) {
            isWhole(told(server, kind, "company", "none"), server, kind, BY_RULE);
        } finally {
            provider.shutdown();
        }
    }

    /** Where nobody looks on, there is always one; who builds at home may have none. */
    private static void needsChromium() {
        var there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
        assumeTrue(
                there || System.getenv("CHROMIUM") != null || System.getenv("CI") != null,
                "Chromium is not there: install Debian's package chromium, or name the program by CHROMIUM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "described"})
    void inARealBrowserWithAPaigoAccountOfHisOwn(String kind) throws IOException {
        needsChromium();
        try (var server = new SignInServer(null)) {
            isWhole(told(server, kind, "own", "chromium"), server, kind, ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "described"})
    void inARealBrowserAtAnIdentityProvider(String kind) throws IOException {
        needsChromium();
        var provider = provider();
        try (var server = new SignInServer(issuer(provider))) {
            isWhole(told(server, kind, "company", "chromium"), server, kind, BY_RULE);
        } finally {
            provider.shutdown();
        }
    }

    private static MockOAuth2Server provider() {
        var provider = new MockOAuth2Server();
        provider.start();
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "acme", "anna-4711", "JWT", List.of("paigo-mcp"), Map.of("groups", List.of("billing")), 300));
        return provider;
    }

    private static URI issuer(MockOAuth2Server provider) {
        return provider.issuerUrl("acme").uri();
    }

    private static JsonNode told(SignInServer server, String kind, String way, String browser) throws IOException {
        var name = String.join("-", "oauth", kind, way, browser);
        var tool = new NodeTool("node", SCRIPT);
        var pictures = tool.folder(name);
        var story = pictures.resolve("story.json").toAbsolutePath();
        var run = tool.run(
                name,
                120,
                List.of(
                        story.toString(),
                        server.issuer() + "/mcp",
                        kind,
                        server.person(way, browser, pictures.toAbsolutePath().toString())));
        assertThat(run.exit()).as("%s said:%n%s", name, run.output()).isZero();
        return JsonMapper.shared().readTree(Files.readString(story));
    }

    /** @param scope what he may do there of all that the challenge asks for */
    private static void isWhole(JsonNode said, SignInServer server, String kind, String scope) {
        assertThat(said.path("refusedAtFirst").stringValue()).isEqualTo("UnauthorizedError");
        assertThat(said.path("registrations").intValue()).isEqualTo(kind.equals("registered") ? 1 : 0);
        assertThat(said.path("resource").stringValue()).isEqualTo(server.issuer() + "/mcp");
        assertThat(said.path("state").stringValue()).isEqualTo("state-of-the-story");
        assertThat(said.path("iss").stringValue()).isEqualTo(server.issuer().toString());
        assertThat(said.path("scope").stringValue()).isEqualTo(scope);
        assertThat(said.path("tools").intValue()).isGreaterThan(10);
        assertThat(said.path("works").booleanValue()).isTrue();
        assertThat(said.path("worksAfterRefresh").booleanValue()).isTrue();
        assertThat(said.path("rotated").booleanValue()).isTrue();
        assertThat(said.path("revoked").intValue()).isEqualTo(200);
        assertThat(said.path("asked").intValue())
                .as("it sends him to sign in again")
                .isEqualTo(2);
        assertThat(said.path("refusedAtLast").stringValue()).isEqualTo("UnauthorizedError");
    }
}
