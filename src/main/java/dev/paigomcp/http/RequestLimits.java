package dev.paigomcp.http;

import dev.paigomcp.limits.FailureLockout;
import dev.paigomcp.limits.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How often callers may call: refuses those who call more often, and tells them when to come back. Thread-safe. */
public final class RequestLimits {
    /** As often as anybody likes, and no proxy is believed. */
    public static final RequestLimits FREE = new RequestLimits(new ClientAddress(List.of()), null, null, null);

    private final ClientAddress addresses;
    private final @Nullable RateLimiter perAddress;
    private final @Nullable RateLimiter perPrincipal;
    private final @Nullable FailureLockout wrongTokens;
    private final LongAdder refusedTokens = new LongAdder();
    private final LongAdder refusedRights = new LongAdder();
    private final LongAdder refusedAtSignIn = new LongAdder();

    private RequestLimits(
            ClientAddress addresses,
            @Nullable RateLimiter perAddress,
            @Nullable RateLimiter perPrincipal,
            @Nullable FailureLockout wrongTokens) {
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
    public static RequestLimits of(
            ClientAddress addresses,
            int perAddress,
            int perPrincipal,
            @Nullable FailureLockout wrongTokens,
            LongSupplier nanos) {
        return new RequestLimits(addresses, limit(perAddress, nanos), limit(perPrincipal, nanos), wrongTokens);
    }

    /** Whose address a request comes from. */
    public ClientAddress addresses() {
        return addresses;
    }

    /** How many requests were refused since the start, by reason, for the operator. */
    public Map<String, LongSupplier> counts() {
        var counts = new LinkedHashMap<String, LongSupplier>();
        counts.put(
                "refusedForRate",
                () -> (perAddress == null ? 0 : perAddress.refused())
                        + (perPrincipal == null ? 0 : perPrincipal.refused()));
        counts.put("refusedTokens", refusedTokens::sum);
        counts.put("refusedRights", refusedRights::sum);
        counts.put("refusedAtSignIn", refusedAtSignIn::sum);
        counts.put("lockedAddresses", () -> wrongTokens == null ? 0 : wrongTokens.locks());
        return counts;
    }

    /** To be told of each call that lacks a right. */
    void lackedRight() {
        refusedRights.increment();
    }

    /** To be told how each request of a sign-in was answered. */
    void signIn(int status) {
        if (status >= 400) {
            refusedAtSignIn.increment();
        }
    }

    /** Lets the address of the request call once more, or throws {@link RateLimited}; asking whether the server is well is free. */
    void address(HttpServletRequest request) {
        if (perAddress != null && !request.getRequestURI().equals(HttpServer.HEALTH_PATH)) {
            check(perAddress, addresses.networkOf(request), "this address");
        }
    }

    /** Lets the principal call once more, or throws {@link RateLimited}. */
    void principal(String principal) {
        if (perPrincipal != null) {
            check(perPrincipal, principal, "this caller");
        }
    }

    /**
     * To be told of each call with a token that is not good, before the answer is 401: counts it, and throws
     * {@link RateLimited} instead once there were too many from that address. Calls with good tokens go on, since strangers may
     * share an address.
     */
    void wrongToken(HttpServletRequest request) {
        refusedTokens.increment();
        if (wrongTokens == null) {
            return;
        }
        var address = addresses.networkOf(request);
        wrongTokens.failed(address);
        wrongTokens.locked(address).ifPresent(left -> {
            throw new RateLimited("Too many tokens from this address are not good", left);
        });
    }

    private static @Nullable RateLimiter limit(int perMinute, LongSupplier nanos) {
        return perMinute == 0 ? null : RateLimiter.perMinute(perMinute, nanos);
    }

    private static void check(RateLimiter limit, String key, String who) {
        limit.take(key).ifPresent(wait -> {
            throw new RateLimited("Too many calls from " + who, wait);
        });
    }
}
