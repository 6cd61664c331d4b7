package dev.paigomcp.paigo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody is told who only wants to know whether the credentials of an account are good. */
class TokenAttemptTest {
    private final TokenServers servers = new TokenServers();

    TokenAttemptTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        servers.close();
    }

    private TokenAttempt attempt(Duration limit) {
        return TokenAttempt.of(servers.account(servers.tokenServer.url()), Clock.systemUTC(), limit);
    }

    @Test
    void tellsHowLongATokenIsGoodFor() {
        servers.tokens = (request, line) -> line.answer(200, TokenServers.token("token-1", "3600"));

        assertThat(attempt(Duration.ofSeconds(20))).isEqualTo(new TokenAttempt(Duration.ofHours(1), null, ""));
    }

    @Test
    void tellsWhyThereIsNone() {
        servers.tokens = (request, line) -> line.answer(403, "{\"error\":\"" + TokenServers.SECRET + "\"}");

        assertThat(attempt(Duration.ofSeconds(20)))
                .isEqualTo(new TokenAttempt(
                        null,
                        403,
                        "Paigo's token endpoint refused these credentials: it answered 403 ((hidden)); check"
                                + " PAIGO_CLIENT_ID, PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE"));
    }

    @Test
    void tellsThatThereWasNoTime() {
        assertThat(attempt(Duration.ZERO))
                .isEqualTo(new TokenAttempt(
                        null,
                        null,
                        "Paigo's token endpoint cannot be reached: the call's time is over; try again later, or"
                                + " check PAIGO_TOKEN_URL"));
        assertThat(servers.tokenServer.requests()).isEmpty();
    }
}
