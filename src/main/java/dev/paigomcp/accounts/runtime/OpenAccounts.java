package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Accounts;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.config.Environment;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.AccountEndpoints;
import dev.paigomcp.mcp.McpEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts at work, so many at most and none that nobody has called for a while; a call under way keeps its account
 * open. An account whose entry has changed is opened anew. Thread-safe.
 */
public final class OpenAccounts implements AccountEndpoints, AutoCloseable {
    private static final int MOST = 1_000;
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final EndpointFactory kit;
    private final Accounts accounts;
    private final int most;
    private final Object lock = new Object();
    private final Map<String, AccountSlot> places = new LinkedHashMap<>(16, 0.75f, true); // longest unused first
    private boolean closed;

    public OpenAccounts(EndpointFactory kit, Accounts accounts) {
        this(kit, accounts, MOST);
    }

    OpenAccounts(EndpointFactory kit, Accounts accounts, int most) {
        this.kit = kit;
        this.accounts = accounts;
        this.most = most;
    }

    @Override
    public Optional<Lease> take(Principal caller) {
        return accounts.find(caller.account()).map(account -> lend(enter(account), caller));
    }

    private Lease lend(AccountSlot place, Principal caller) {
        try {
            return new Lent(place, place.tenant(kit).endpoint(caller.scopes()));
        } catch (RuntimeException | Error e) {
            leave(place);
            throw e;
        }
    }

    /** The demo Paigo behind an account, which is opened for that; empty unless there is such an account. */
    public Optional<DemoPaigo> demo(String id) {
        return accounts.find(id).flatMap(account -> {
            var place = enter(account);
            try {
                return place.tenant(kit).demo();
            } finally {
                leave(place);
            }
        });
    }

    private AccountSlot enter(Account account) {
        List<AccountSlot> gone;
        AccountSlot place;
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("this server is shutting down");
            }
            gone = new ArrayList<>();
            var there = places.get(account.id());
            if (there != null && !there.serves(account)) {
                retire(there, gone);
                there = null;
            }
            place = there == null ? new AccountSlot(account) : there;
            places.put(account.id(), place);
            place.users++;
            place.used = kit.clock().instant();
            sweep(gone);
        }
        gone.forEach(AccountSlot::close);
        return place;
    }

    /** Lets the longest unused go while there are too many, and those that were not called for a while. */
    private void sweep(List<AccountSlot> gone) {
        var since = kit.clock().instant().minus(IDLE);
        var eldestFirst = places.values().iterator();
        while (eldestFirst.hasNext()) {
            var place = eldestFirst.next();
            var tooMany = places.size() > most;
            if (!tooMany && !place.used.isBefore(since)) {
                return;
            }
            // A demo has nothing but what is in it, so that it goes for the room alone.
            if (place.users == 0 && (tooMany || place.account.environment() != Environment.demo)) {
                eldestFirst.remove();
                gone.add(place);
            }
        }
    }

    private void retire(AccountSlot place, List<AccountSlot> gone) {
        places.remove(place.account.id());
        place.retired = true;
        if (place.users == 0) {
            gone.add(place);
        }
    }

    private void leave(AccountSlot place) {
        boolean last;
        synchronized (lock) {
            place.users--;
            place.used = kit.clock().instant();
            last = place.retired && place.users == 0;
        }
        if (last) {
            place.close();
        }
    }

    /** Ends all, those in use when their last call has ended. */
    @Override
    public void close() {
        var gone = new ArrayList<AccountSlot>();
        synchronized (lock) {
            closed = true;
            List.copyOf(places.values()).forEach(place -> retire(place, gone));
        }
        gone.forEach(AccountSlot::close);
    }

    /** Counts as a use of its place until it is closed, once. */
    private final class Lent implements Lease {
        private final AccountSlot place;
        private final McpEndpoint endpoint;
        private boolean closed;

        Lent(AccountSlot place, McpEndpoint endpoint) {
            this.place = place;
            this.endpoint = endpoint;
        }

        @Override
        public McpEndpoint endpoint() {
            return endpoint;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                leave(place);
            }
        }
    }
}
