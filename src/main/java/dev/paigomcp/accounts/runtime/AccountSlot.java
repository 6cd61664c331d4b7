package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.paigo.PaigoAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an account is, open or about to be; users, retired and used belong to the lock of {@link OpenAccounts}. */
final class AccountSlot {
    final Account account;
    int users;
    boolean retired;
    Instant used = Instant.MIN;
    private @Nullable OpenAccount tenant;

    AccountSlot(Account account) {
        this.account = account;
    }

    /** Opened by the first who asks, while others of the same account wait. */
    synchronized OpenAccount tenant(EndpointFactory kit) {
        var open = tenant;
        if (open == null) {
            open = new OpenAccount(kit, account);
            tenant = open;
        }
        return open;
    }

    synchronized void close() {
        if (tenant != null) {
            tenant.close();
        }
    }

    /** Whether the entry is still what it was. */
    boolean serves(Account now) {
        return account.equals(now)
                || (account.name().equals(now.name())
                        && account.environment() == now.environment()
                        && account.writes() == now.writes()
                        && same(account.paigo(), now.paigo()));
    }

    private static boolean same(@Nullable PaigoAccount one, @Nullable PaigoAccount other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.baseUrl().equals(other.baseUrl())
                && one.tokenUrl().equals(other.tokenUrl())
                && one.audience().equals(other.audience())
                && one.clientId().equals(other.clientId())
                && one.clientSecret().reveal().equals(other.clientSecret().reveal());
    }
}
