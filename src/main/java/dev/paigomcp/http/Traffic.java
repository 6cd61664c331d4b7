package dev.paigomcp.http;

import dev.paigomcp.limits.RateLimit;
import dev.paigomcp.limits.Throttle;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How often callers may call: refuses those who call more often, and tells them when to come back. Thread-safe. */
public final class Traffic {
    /** As often as anybody likes, and no proxy is believed. */
    public static final Traffic FREE = new Traffic(new ClientAddress(List.of()), null, null, null);

    private final ClientAddress addresses;
    private final @Nullable RateLimit perAddress;
    private final @Nullable RateLimit perPrincipal;
    private final @Nullable Throttle wrongTokens;

    private Traffic(
            ClientAddress addresses,
            @Nullable RateLimit perAddress,
            @Nullable RateLimit perPrincipal,
            @Nullable Throttle wrongTokens) {
        this.addresses = addresses;
        this.perAddress = perAddress;
        this.perPrincipal = perPrincipal;
        this.wrongTokens = wrongTokens;
    }

    /**
     * Limits in calls a minute, 0 for none.
     *
     * @param wrongTokens by address, if tokens are asked for
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     */
    public static Traffic of(
            ClientAddress addresses,
            int perAddress,
            int perPrincipal,
            @Nullable Throttle wrongTokens,
            LongSupplier nanos) {
        return new Traffic(addresses, limit(perAddress, nanos), limit(perPrincipal, nanos), wrongTokens);
    }

    /** Whose address a request comes from. */
    public ClientAddress addresses() {
        return addresses;
    }

    /** How many requests were refused because there were too many. */
    public long refused() {
        return (perAddress == null ? 0 : perAddress.refused()) + (perPrincipal == null ? 0 : perPrincipal.refused());
    }

    /** Lets the address of the request call once more, or refuses; asking whether the server is well is free. */
    void address(Context ctx) {
        if (perAddress != null && !ctx.path().equals(HttpServer.HEALTH_PATH)) {
            check(perAddress, addresses.networkOf(ctx.req()), "this address", ctx);
        }
    }

    /** Lets the principal call once more, or refuses: 429 (RFC 6585, section 4). */
    void principal(Context ctx, String principal) {
        if (perPrincipal != null) {
            check(perPrincipal, principal, "this caller", ctx);
        }
    }

    /**
     * To be told of each call with a token that is not good, before the answer is 401: counts it, and refuses instead once
     * there were too many from that address. Calls with good tokens go on, since strangers may share an address.
     */
    void wrongToken(Context ctx) {
        if (wrongTokens == null) {
            return;
        }
        var address = addresses.networkOf(ctx.req());
        wrongTokens.failed(address);
        var left = wrongTokens.locked(address);
        if (left.isPresent()) {
            throw tooMany("Too many tokens from this address are not good", left.get(), ctx);
        }
    }

    private static @Nullable RateLimit limit(int perMinute, LongSupplier nanos) {
        return perMinute == 0 ? null : new RateLimit(perMinute, nanos);
    }

    private static void check(RateLimit limit, String key, String who, Context ctx) {
        var wait = limit.take(key);
        if (wait.isPresent()) {
            throw tooMany("Too many calls from " + who, wait.get(), ctx);
        }
    }

    private static Refusal tooMany(String what, Duration wait, Context ctx) {
        var seconds = seconds(wait);
        ctx.header("Retry-After", String.valueOf(seconds));
        return new Refusal(429, what + ": wait " + seconds + " s, and call less often from then on");
    }

    /** Whole ones, upwards: who comes back after so long is let in (RFC 9110, section 10.2.3). */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
