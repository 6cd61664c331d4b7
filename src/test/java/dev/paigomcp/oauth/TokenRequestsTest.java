package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the token endpoint refuses before it looks at a code or a token. */
class TokenRequestsTest extends TokenTests {
    @ParameterizedTest
    @ValueSource(strings = {"password", "urn:example:grant"})
    void otherGrantsAreRefused(String grant) {
        isRefused(
                app.token(Map.of("grant_type", grant, "username", "a", "password", "b", "client_id", app.clientId)),
                "unsupported_grant_type");
    }

    @Test
    void aRequestThatLacksSomethingIsRefused() {
        var request = app.codeRequest("x");
        request.remove("code");
        var response = app.token(request);
        isRefused(response, "invalid_request");
        assertThat(TestApp.json(response).path("error_description").stringValue())
                .contains("code parameter");

        isRefused(app.form("/oauth/revoke", Map.of("token", "x")), "invalid_request");
    }

    @Test
    void aClientThatDoesNotSayWhichOneItIsIsNone() {
        for (var request : List.of(
                Map.of("grant_type", "refresh_token", "refresh_token", "x"),
                Map.of("grant_type", "client_credentials", "client_id", app.clientId))) {
            var response = app.token(request);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo("invalid_client");
        }
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        var response = world.send(world.request(World.PUBLIC + "/oauth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(415);
    }
}
