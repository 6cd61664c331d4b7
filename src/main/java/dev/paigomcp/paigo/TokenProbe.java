package dev.paigomcp.paigo;

import dev.paigomcp.common.Json;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How it went to get a token for an account, told to somebody who needs none.
 *
 * @param lifetime for how long the token is good, or null when there is none
 * @param status of the refusal, or null when there was no answer
 * @param reason why there is no token; has no secret in it
 */
public record TokenProbe(
        @Nullable Duration lifetime, @Nullable Integer status, String reason) {
    private static final double JITTER = 0.5;

    /** Asks as the server does, within that time. */
    public static TokenProbe of(PaigoAccount account, Clock clock, Duration limit) {
        try (var wire = new HttpAttempt(ClientLimits.standard(), "paigo-mcp")) {
            var endpoint = new TokenEndpoint(account, new Retries(wire, clock, () -> JITTER), Json.TOLERANT);
            return new TokenProbe(endpoint.fetch(new CallScope("token", limit)).lifetime(), null, "");
        } catch (PaigoFailure e) {
            var reason = e.answer() instanceof PaigoResult.Unreachable no ? no.reason() : "no token was given";
            return new TokenProbe(null, e.answer().status(), reason);
        }
    }
}
