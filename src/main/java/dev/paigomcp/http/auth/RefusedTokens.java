package dev.paigomcp.http.auth;

import dev.paigomcp.http.filter.ClientAddress;
import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.limits.FailureLockout;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts tokens that are refused, and locks out addresses that send too many of them. Requests with good tokens still pass
 * while their address is locked, since strangers may share an address. Thread-safe.
 */
public final class RefusedTokens {
    private final ClientAddress addresses;
    private final FailureLockout lockout;
    private final LongAdder refused = new LongAdder();

    public RefusedTokens(ClientAddress addresses, FailureLockout lockout) {
        this.addresses = addresses;
        this.lockout = lockout;
    }

    /**
     * Counts a request whose token is about to be refused.
     *
     * @throws HttpError 429 in place of that refusal, if its address is locked out
     */
    public void count(HttpServletRequest request) {
        refused.increment();
        var address = addresses.networkOf(request);
        lockout.failed(address);
        lockout.locked(address).ifPresent(left -> {
            throw HttpError.tooMany("Too many tokens from this address are not good", left);
        });
    }

    /** Returns how many tokens were refused since the start. */
    long refused() {
        return refused.sum();
    }

    /** Returns how many times an address was locked out since the start. */
    long lockedAddresses() {
        return lockout.locks();
    }
}
