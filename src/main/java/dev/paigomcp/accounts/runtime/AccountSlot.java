package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.PaigoAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The place of one account among the open ones. The account is opened for the first user that asks for it. Once the slot is
 * retired, the account is closed as soon as nobody uses it. Thread-safe.
 *
 * <p>Who enters a slot must leave it. Nobody may enter a retired one: {@link OpenAccounts} forgets a slot before it retires it.
 */
final class AccountSlot {
    private final Account account;
    private final EndpointFactory endpoints;
    private final Object opening = new Object();
    private @Nullable OpenAccount open; // guarded by opening, since opening may take long
    private int users;
    private boolean retired;
    private Instant lastUse = Instant.MIN;

    AccountSlot(Account account, EndpointFactory endpoints) {
        this.account = account;
        this.endpoints = endpoints;
    }

    synchronized void enter(Instant now) {
        users++;
        lastUse = now;
    }

    void leave(Instant now) {
        boolean last;
        synchronized (this) {
            users--;
            lastUse = now;
            last = retired && users == 0;
        }
        if (last) {
            close();
        }
    }

    /** Closes the account now, or when its last user leaves. */
    void retire() {
        boolean unused;
        synchronized (this) {
            retired = true;
            unused = users == 0;
        }
        if (unused) {
            close();
        }
    }

    synchronized boolean isUnused() {
        return users == 0;
    }

    synchronized boolean isIdleSince(Instant time) {
        return lastUse.isBefore(time);
    }

    boolean isDemo() {
        return account.environment() == Environment.demo;
    }

    /** Returns the open account; other users of the same account wait while it is being opened. */
    OpenAccount account() {
        synchronized (opening) {
            var account = open;
            if (account == null) {
                account = new OpenAccount(endpoints, this.account);
                open = account;
            }
            return account;
        }
    }

    private void close() {
        synchronized (opening) {
            if (open != null) {
                open.close();
            }
        }
    }

    /** Returns whether this slot is good for the account as it is configured now. */
    boolean serves(Account now) {
        return account.equals(now)
                || (account.name().equals(now.name())
                        && account.environment() == now.environment()
                        && account.writes() == now.writes()
                        && isSame(account.paigo(), now.paigo()));
    }

    private static boolean isSame(@Nullable PaigoAccount one, @Nullable PaigoAccount other) {
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
