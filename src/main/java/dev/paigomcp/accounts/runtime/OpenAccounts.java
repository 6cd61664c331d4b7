package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.auth.BearerAuthentication.AccountEndpoints;
import dev.paigomcp.mcp.McpEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The accounts that are open: a bounded number, none of them idle for long. An account is opened when somebody calls, and
 * opened anew when its configuration has changed. It stays open while calls are under way. Thread-safe.
 */
public final class OpenAccounts implements AccountEndpoints, AutoCloseable {
    private static final int MAX_ACCOUNTS = 1_000;
    private static final Duration MAX_IDLE = Duration.ofMinutes(30);

    private final EndpointFactory endpoints;
    private final Account.Directory accounts;
    private final int maxAccounts;
    private final Map<String, AccountSlot> slots = new LinkedHashMap<>(16, 0.75f, true); // least recently used first
    private boolean closed;

    public OpenAccounts(EndpointFactory endpoints, Account.Directory accounts) {
        this(endpoints, accounts, MAX_ACCOUNTS);
    }

    OpenAccounts(EndpointFactory endpoints, Account.Directory accounts, int maxAccounts) {
        this.endpoints = endpoints;
        this.accounts = accounts;
        this.maxAccounts = maxAccounts;
    }

    @Override
    public Optional<Lease> lease(Principal principal) {
        return accounts.find(principal.account()).map(account -> {
            var slot = enter(account);
            try {
                return new SlotLease(slot, slot.account().endpoint(principal.scopes()));
            } catch (RuntimeException | Error e) {
                leave(slot);
                throw e;
            }
        });
    }

    /** Opens an account if it is not open, and returns the demo Paigo behind it; empty if it has none or does not exist. */
    public Optional<DemoPaigo> demo(String id) {
        return accounts.find(id).flatMap(account -> {
            var slot = enter(account);
            try {
                return slot.account().demo();
            } finally {
                leave(slot);
            }
        });
    }

    private AccountSlot enter(Account account) {
        var removed = new ArrayList<AccountSlot>();
        var slot = enter(account, removed);
        removed.forEach(AccountSlot::retire);
        return slot;
    }

    /** @param removed receives the slots that were removed; closing them may take long, and must not happen in here */
    private synchronized AccountSlot enter(Account account, List<AccountSlot> removed) {
        if (closed) {
            throw new IllegalStateException("this server is shutting down");
        }
        var now = endpoints.clock().instant();
        var slot = slots.get(account.id());
        if (slot != null && !slot.serves(account)) {
            removed.add(slot);
            slot = null;
        }
        if (slot == null) {
            slot = new AccountSlot(account, endpoints);
            slots.put(account.id(), slot);
        }
        slot.enter(now);
        removeUnused(removed);
        return slot;
    }

    /** Removes the least recently used slots while there are too many, and those that have been idle for too long. */
    private void removeUnused(List<AccountSlot> removed) {
        var idleSince = endpoints.clock().instant().minus(MAX_IDLE);
        var leastRecentFirst = slots.values().iterator();
        while (leastRecentFirst.hasNext()) {
            var slot = leastRecentFirst.next();
            var tooMany = slots.size() > maxAccounts;
            if (!tooMany && !slot.isIdleSince(idleSince)) {
                return;
            }
            // What callers put into a demo is lost with it, so it goes only to make room.
            if (slot.isUnused() && (tooMany || !slot.isDemo())) {
                leastRecentFirst.remove();
                removed.add(slot);
            }
        }
    }

    private void leave(AccountSlot slot) {
        slot.leave(endpoints.clock().instant());
    }

    /** Closes all accounts; those in use are closed when their last call has ended. */
    @Override
    public void close() {
        List<AccountSlot> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(slots.values());
            slots.clear();
        }
        all.forEach(AccountSlot::retire);
    }

    /** Keeps its slot in use until it is closed. */
    private final class SlotLease implements Lease {
        private final AccountSlot slot;
        private final McpEndpoint endpoint;
        private final AtomicBoolean closed = new AtomicBoolean();

        SlotLease(AccountSlot slot, McpEndpoint endpoint) {
            this.slot = slot;
            this.endpoint = endpoint;
        }

        @Override
        public McpEndpoint endpoint() {
            return endpoint;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave(slot);
            }
        }
    }
}
