package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.common.Daemons;
import dev.paigomcp.paigo.Reachability;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Whether the Paigo of each account can be reached. Accounts at one address share a probe. Thread-safe. */
public final class PaigoStates implements AutoCloseable {
    private static final String OWN_ACCOUNTS = "own accounts";

    private final ExecutorService background = Executors.newCachedThreadPool(Daemons.named("paigo-states"));
    private final Map<URI, Reachability> byAddress = new ConcurrentHashMap<>();
    private final Map<String, URI> addresses = new TreeMap<>();
    private final Map<String, String> states = new TreeMap<>();
    private final Clock clock;

    /** @param own what accounts are like that people bring, or null if they may not bring any */
    public PaigoStates(Collection<Account> accounts, Account.@Nullable Template own, Clock clock) {
        this.clock = clock;
        for (var account : accounts) {
            if (account.paigo() == null) {
                states.put(account.id(), "demo");
            } else {
                addresses.put(account.id(), account.paigo().baseUrl());
            }
        }
        if (own != null) {
            addresses.put(OWN_ACCOUNTS, own.baseUrl());
        }
    }

    /** Returns "reachable", "unreachable", "unknown" or "demo" for each account, within the limit. */
    public Map<String, String> byAccount(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        addresses.values().forEach(address -> of(address).state(Duration.ZERO)); // all at once
        var all = new TreeMap<>(states);
        addresses.forEach((account, address) -> {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            all.put(account, of(address).state(left).text());
        });
        return all;
    }

    private Reachability of(URI address) {
        return byAddress.computeIfAbsent(address, url -> new Reachability(url, clock, background));
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
