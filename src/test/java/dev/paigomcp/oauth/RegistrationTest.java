package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamic client registration, within its bounds (RFC 7591). */
class RegistrationTest {
    private static final String PUBLIC_CLIENT =
            "{\"redirect_uris\":[\"https://app.example.com/cb\"],\"token_endpoint_auth_method\":\"none\"}";

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
        var answer = register(PUBLIC_CLIENT);

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
    void refusesAnOversizedRegistration() {
        var response = register("{\"client_name\":\"" + "x".repeat(20_000) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(world.records.count("client")).isZero();
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

    /** Its length is told by nobody, so that it is counted. */
    @Test
    void boundsARegistrationThatComesInPieces() {
        var largest = largest();
        assertThat(inPieces(largest).statusCode()).isEqualTo(201);

        assertThat(inPieces(largest + " ").statusCode()).isEqualTo(413);
        assertThat(register(largest).statusCode()).isEqualTo(201);
        assertThat(register(largest + " ").statusCode()).isEqualTo(413);
    }

    private static String largest() {
        return " ".repeat(OAuthRequestBody.MAX_BYTES - PUBLIC_CLIENT.length()) + PUBLIC_CLIENT;
    }

    private HttpResponse<String> inPieces(String body) {
        return world.send(world.request(World.PUBLIC + "/oauth/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void readsAnOversizedRegistrationToItsEndSoThatItsSenderHearsOfTheRefusal() throws IOException {
        try (var socket = announcing(4_000_000)) {
            for (var sent = 0; sent < 4; sent++) {
                socket.getOutputStream().write(" ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
        }
    }

    private Socket announcing(int length, String... headers) throws IOException {
        var socket = new Socket("127.0.0.1", world.port());
        socket.setSoTimeout(20_000);
        var head = "POST /oauth/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n" + String.join("", headers) + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    @Test
    void refusesAHugeRegistrationBeforeItComes() throws IOException {
        try (var socket = announcing(5_000_000)) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
        }
    }

    /** RFC 9110, section 10.1.1. */
    @Test
    void letsOnlyThoseSendWhoAskBeforeAndAreNotTooLarge() throws IOException {
        try (var large = announcing(OAuthRequestBody.MAX_BYTES + 1, "Expect: 100-continue\r\n");
                var largest = announcing(OAuthRequestBody.MAX_BYTES, "Expect: 100-continue\r\n")) {
            assertThat(status(large)).isEqualTo("HTTP/1.1 413");
            assertThat(status(largest)).isEqualTo("HTTP/1.1 100");
        }
    }

    @Test
    void boundsWhatOneAddressRegisters() {
        for (var n = 0; n < ClientRegistry.MAX_PER_ADDRESS; n++) {
            assertThat(register(PUBLIC_CLIENT).statusCode()).isEqualTo(201);
        }

        var oneTooMany = register(PUBLIC_CLIENT);
        assertThat(oneTooMany.statusCode()).isEqualTo(429);
        assertThat(oneTooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();

        assertThat(TestApp.register(world, PUBLIC_CLIENT, "192.0.2.8").statusCode())
                .isEqualTo(201);
        world.clock.pass(Duration.ofHours(1));
        assertThat(register(PUBLIC_CLIENT).statusCode()).isEqualTo(201);
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

    @Test
    void holdsAConfidentialClientToItsSecret() {
        var client = TestApp.json(register("{\"redirect_uris\":[\"" + TestApp.REDIRECT + "\"]}"));
        assertThat(client.path("token_endpoint_auth_method").stringValue()).isEqualTo("client_secret_basic");
        var secret = client.path("client_secret").stringValue();
        var app = new TestApp(world, client.path("client_id").stringValue());
        var code = app.code(new TestBrowser(world));

        var without = app.token(app.codeRequest(code));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(TestApp.json(without).path("error").stringValue()).isEqualTo("invalid_client");
        assertThat(basic(app, code, "wrong").statusCode()).isEqualTo(401);

        var tokens = basic(app, code, secret);
        assertThat(tokens.statusCode()).isEqualTo(200);

        var posted = app.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                TestApp.json(tokens).path("refresh_token").stringValue(),
                "client_id",
                app.clientId,
                "client_secret",
                secret));
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(world.records.dump()).doesNotContain(secret);
    }

    /** RFC 6749, section 2.3: a client proves itself in one way at a time. */
    @Test
    void refusesCredentialsThatContradictEachOther() {
        var client = TestApp.json(register("{\"redirect_uris\":[\"" + TestApp.REDIRECT + "\"]}"));
        var secret = client.path("client_secret").stringValue();
        var app = new TestApp(world, client.path("client_id").stringValue());
        var code = app.code(new TestBrowser(world));

        for (var extra : List.of(
                Map.of("client_secret", "another"),
                Map.of("client_secret", secret),
                Map.of("client_id", "another"),
                Map.of("client_id", app.clientId, "client_secret", secret))) {
            var answer = basic(app, code, secret, extra);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(TestApp.json(answer).path("error").stringValue()).isEqualTo("invalid_request");
        }
        assertThat(basic(app, code, secret, Map.of("client_id", app.clientId)).statusCode())
                .as("the same client, and the code was not used up")
                .isEqualTo(200);
    }

    /** RFC 6749, section 3.2: as if it were left out. */
    @Test
    void anEmptyParameterBesideTheHeaderContradictsNothing() {
        var client = TestApp.json(register("{\"redirect_uris\":[\"" + TestApp.REDIRECT + "\"]}"));
        var secret = client.path("client_secret").stringValue();
        var app = new TestApp(world, client.path("client_id").stringValue());
        var browser = new TestBrowser(world);

        for (var name : List.of("client_id", "client_secret", "client_assertion", "client_assertion_type")) {
            assertThat(basic(app, app.code(browser), secret, Map.of(name, "")).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
        var both = Map.of("client_id", "", "client_secret", "");
        assertThat(basic(app, app.code(browser), secret, both).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> basic(TestApp app, String code, String secret) {
        return basic(app, code, secret, Map.of());
    }

    /** @param extra parameters of the body */
    private HttpResponse<String> basic(TestApp app, String code, String secret, Map<String, String> extra) {
        var request = app.codeRequest(code);
        request.remove("client_id");
        request.putAll(extra);
        var fields = request.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
        var pair = (app.clientId + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return world.send(world.request(World.PUBLIC + "/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .POST(BodyPublishers.ofString(TestBrowser.encode(fields))));
    }
}
