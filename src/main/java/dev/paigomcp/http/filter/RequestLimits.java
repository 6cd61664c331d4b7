package dev.paigomcp.http.filter;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.limits.RateLimiter;
import io.javalin.http.Context;
import java.util.List;

/**
 * Limits how often an address and a principal may call, and tells those who call more often when to come back. Thread-safe.
 *
 * @param addresses finds the address that a request comes from
 */
public record RequestLimits(ClientAddress addresses, RateLimiter perAddress, RateLimiter perPrincipal) {
    /** No limits, and no trusted proxy. */
    public static final RequestLimits NONE =
            new RequestLimits(new ClientAddress(List.of()), RateLimiter.UNLIMITED, RateLimiter.UNLIMITED);

    /** Lets the address of the request call once more, or throws {@link HttpError} 429. */
    public void checkAddress(Context ctx) {
        if (perAddress != RateLimiter.UNLIMITED) {
            check(perAddress, addresses.networkOf(ctx.req()), "this address");
        }
    }

    /** Lets the principal call once more, or throws {@link HttpError} 429. */
    public void checkPrincipal(Principal principal) {
        check(
                perPrincipal,
                principal.account() + ' ' + principal.name(),
                "this caller"); // no id of an account has a blank
    }

    /** Returns how many requests were refused since the start. */
    public long refused() {
        return perAddress.refused() + perPrincipal.refused();
    }

    private static void check(RateLimiter limiter, String key, String who) {
        limiter.take(key).ifPresent(wait -> {
            throw HttpError.tooMany("Too many calls from " + who, wait);
        });
    }
}
