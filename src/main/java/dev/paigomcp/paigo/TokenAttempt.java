package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of asking for a token for an account, without the token: for a caller who only wants to know whether the
 * credentials are good.
 *
 * @param lifetime how long the token is good for, or null if there is none
 * @param status the status of the refusal, or null if there was no answer
 * @param reason why there is no token, without any secret
 */
public record TokenAttempt(
        @Nullable Duration lifetime, @Nullable Integer status, String reason) {
    private static final double JITTER = 0.5;

    /** Asks for a token as the server does, within the limit. */
    public static TokenAttempt of(PaigoAccount account, Clock clock, Duration limit) {
        try (var http = new HttpAttempt(ClientLimits.standard(), "paigo-mcp")) {
            var endpoint = new TokenEndpoint(account, new Retries(http, clock, () -> JITTER));
            return endpoint.fetch(new CallScope("token", limit))
                    .fold(
                            token -> new TokenAttempt(token.lifetime(), null, ""),
                            failed -> new TokenAttempt(
                                    null, failed.why().status(), failed.why().reason()));
        }
    }
}
