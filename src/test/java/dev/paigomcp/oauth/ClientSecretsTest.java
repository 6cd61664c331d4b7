package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients with a secret, which prove themselves by it in one way at a time (RFC 6749, section 2.3). */
class ClientSecretsTest {
    private final World world = World.own();
    private final JsonNode client =
            TestApp.json(TestApp.register(world, "{\"redirect_uris\":[\"" + TestApp.REDIRECT + "\"]}", "192.0.2.7"));
    private final String secret = client.path("client_secret").stringValue();
    private final TestApp app = new TestApp(world, client.path("client_id").stringValue());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void holdsAConfidentialClientToItsSecret() {
        assertThat(client.path("token_endpoint_auth_method").stringValue()).isEqualTo("client_secret_basic");
        var code = app.code(new TestBrowser(world));

        var without = app.token(app.codeRequest(code));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(TestApp.json(without).path("error").stringValue()).isEqualTo("invalid_client");
        assertThat(basic(code, "wrong").statusCode()).isEqualTo(401);

        var tokens = basic(code, secret);
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
        var code = app.code(new TestBrowser(world));

        for (var extra : List.of(
                Map.of("client_secret", "another"),
                Map.of("client_secret", secret),
                Map.of("client_id", "another"),
                Map.of("client_id", app.clientId, "client_secret", secret))) {
            var answer = basic(code, secret, extra);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(TestApp.json(answer).path("error").stringValue()).isEqualTo("invalid_request");
        }
        assertThat(basic(code, secret, Map.of("client_id", app.clientId)).statusCode())
                .as("the same client, and the code was not used up")
                .isEqualTo(200);
    }

    /** RFC 6749, section 3.2: as if it were left out. */
    @Test
    void anEmptyParameterBesideTheHeaderContradictsNothing() {
        var browser = new TestBrowser(world);

        for (var name : List.of("client_id", "client_secret", "client_assertion", "client_assertion_type")) {
            assertThat(basic(app.code(browser), secret, Map.of(name, "")).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
        var both = Map.of("client_id", "", "client_secret", "");
        assertThat(basic(app.code(browser), secret, both).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> basic(String code, String secret) {
        return basic(code, secret, Map.of());
    }

    /** @param extra parameters of the body */
    private HttpResponse<String> basic(String code, String secret, Map<String, String> extra) {
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
