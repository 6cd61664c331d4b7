package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.Principal;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** An application whose people bring accounts of their own, and what its tokens are good for. */
abstract class TokenTests {
    final World world = World.own();
    final TestBrowser browser = new TestBrowser(world);
    final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
    }

    static String accessToken(JsonNode tokens) {
        return tokens.path("access_token").stringValue();
    }

    static String refreshToken(JsonNode tokens) {
        return tokens.path("refresh_token").stringValue();
    }

    /** Returns whom an access token lets in. */
    Optional<Principal> verify(String access) {
        return world.server.tokens().verify(access);
    }

    static void isRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo(error);
        assertThat(response.body()).doesNotContain("token\":", "dev.paigomcp", "Exception");
    }

    void areGood(JsonNode tokens) {
        assertThat(verify(accessToken(tokens))).isPresent();
        assertThat(app.refresh(refreshToken(tokens)).statusCode()).isEqualTo(200);
    }

    void areNobodys(JsonNode tokens) {
        assertThat(verify(accessToken(tokens))).isEmpty();
        isRefused(app.refresh(refreshToken(tokens)), "invalid_grant");
    }

    /** The store failed on the way; from here on it works. */
    void isToComeBack(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isLessThan(RefreshTokens.LEEWAY.toSeconds() / 2);
        world.records.writesLeft = Integer.MAX_VALUE;
    }
}
