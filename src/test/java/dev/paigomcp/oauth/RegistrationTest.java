package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamic client registration, within its bounds (RFC 7591). */
class RegistrationTest {
    private final World world = World.own();

    @AfterEach
    void close() {
        world.close();
    }

    private HttpResponse<String> register(String body) {
        return TestApp.register(world, body, "192.0.2.7");
    }

    private void isRefused(String body, String error) {
        var response = register(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo(error);
        assertThat(world.records.count("client")).isZero();
    }

    @Test
    void tellsAPublicClientWhatItIs() {
        var answer = register(TestApp.PUBLIC_CLIENT);

        assertThat(answer.statusCode()).isEqualTo(201);
        var client = TestApp.json(answer);
        assertThat(client.path("client_id").stringValue()).hasSize(43);
        assertThat(client.has("client_secret")).isFalse();
        assertThat(client.path("grant_types").values()).hasSize(2);
        assertThat(client.path("client_id_issued_at").longValue())
                .isEqualTo(world.clock.instant().getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "http://app.example.com/cb",
                "http://127.0.0.1.evil.example.com/cb",
                "https://app.example.com/cb#fragment",
                "https://user@app.example.com/cb",
                "myapp:/cb",
                "file:///etc/passwd",
                "/cb",
                "https:///cb",
                "not an address"
            })
    void refusesRedirectsThatLeadWhereNoApplicationIs(String redirect) {
        isRefused(
                "{\"redirect_uris\":[\"" + redirect + "\"],\"token_endpoint_auth_method\":\"none\"}",
                "invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://claude.ai/api/mcp/auth_callback",
                "http://localhost:6274/oauth/callback",
                "http://127.0.0.1/cb",
                "http://[::1]:8080/cb",
                "https://app.example.com:65535/cb",
                "com.example.app:/cb",
                "cursor://anysphere.cursor-retrieval/oauth/callback"
            })
    void takesTheRedirectsOfRealApplications(String redirect) {
        var answer = register("{\"redirect_uris\":[\"" + redirect + "\"],\"token_endpoint_auth_method\":\"none\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"redirect_uris\":[]}",
                "{}",
            })
    void refusesAClientWithoutRedirect(String body) {
        isRefused(body, "invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "not JSON",
                "{\"redirect_uris\":[\"https://a.example/cb\"],\"token_endpoint_auth_method\":\"private_key_jwt\"}",
                "{\"redirect_uris\":[\"https://a.example/cb\"],\"grant_types\":[\"client_credentials\"]}",
                "{\"redirect_uris\":[\"https://a.example/cb\"],\"response_types\":[\"token\"]}"
            })
    void refusesWhatThisServerCannotDo(String body) {
        isRefused(body, "invalid_client_metadata");
    }

    @Test
    void boundsHowManyRedirectsThereAre() {
        var most = IntStream.range(0, RedirectRules.MAX_PER_CLIENT)
                .mapToObj(n -> "\"https://app.example.com/" + n + "\"")
                .collect(Collectors.joining(","));

        isRefused("{\"redirect_uris\":[" + most + ",\"https://app.example.com/\"]}", "invalid_redirect_uri");
        assertThat(register("{\"redirect_uris\":[" + most + "]}").statusCode()).isEqualTo(201);
    }

    @Test
    void boundsTheNameAndEachRedirect() {
        var redirect = "https://app.example.com/" + "x".repeat(488);
        assertThat(redirect).hasSize(512);
        var good = "{\"redirect_uris\":[\"" + redirect + "\"],\"client_name\":\"" + "n".repeat(200) + "\"}";

        isRefused(good.replace("/x", "/xx"), "invalid_redirect_uri");
        isRefused(good.replace(":\"n", ":\"nn"), "invalid_client_metadata");
        assertThat(register(good).statusCode()).isEqualTo(201);
    }

    @Test
    void boundsWhatOneAddressRegisters() {
        for (var n = 0; n < ClientRegistry.MAX_PER_ADDRESS; n++) {
            assertThat(register(TestApp.PUBLIC_CLIENT).statusCode()).isEqualTo(201);
        }

        var oneTooMany = register(TestApp.PUBLIC_CLIENT);
        assertThat(oneTooMany.statusCode()).isEqualTo(429);
        assertThat(oneTooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();

        assertThat(TestApp.register(world, TestApp.PUBLIC_CLIENT, "192.0.2.8").statusCode())
                .isEqualTo(201);
        world.clock.pass(Duration.ofHours(1));
        assertThat(register(TestApp.PUBLIC_CLIENT).statusCode()).isEqualTo(201);
    }

    @Test
    void forgetsAClientThatNobodyUsedAndKeepsOneInUse() {
        var unused = TestApp.registered(world);
        var used = TestApp.registered(world);
        used.tokens();
        world.clock.pass(Duration.ofDays(2));

        var browser = new TestBrowser(world);
        assertThat(browser.get(unused.authorizeUrl()).statusCode()).isEqualTo(400);
        assertThat(browser.get(used.authorizeUrl()).statusCode()).isEqualTo(200);
    }
}
