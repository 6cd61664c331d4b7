package dev.paigomcp.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Everything that one demo account holds, in memory. Not thread-safe: whoever reads or writes holds its monitor. */
final class DemoAccount {
    final ReadLag visibility;
    final EntityTable dimensions;
    final EntityTable offerings;
    final EntityTable customers;
    final EntityTable invoices;
    private final Map<String, Wallet> wallets = new HashMap<>();
    private final Map<String, List<UsageRow>> usage = new HashMap<>();
    private ObjectNode profile = DemoJson.object().put("businessName", "Empty account (demo)");

    DemoAccount(ReadLag visibility) {
        this.visibility = visibility;
        this.dimensions = new EntityTable(visibility, "demo-dim");
        this.offerings = new EntityTable(visibility, "demo-offering");
        this.customers = new EntityTable(visibility, "demo-customer");
        this.invoices = new EntityTable(visibility, "demo-invoice");
    }

    Instant now() {
        return visibility.now();
    }

    Wallet wallet(String customerId) {
        return wallets.computeIfAbsent(customerId, id -> new Wallet());
    }

    void emptyWallet(String customerId) {
        wallets.remove(customerId);
    }

    void record(String customerId, UsageRow row) {
        usage.computeIfAbsent(customerId, id -> new ArrayList<>()).add(row);
    }

    /** A customer's usage in the order of arrival, shown or not yet. */
    List<UsageRow> usage(String customerId) {
        return usage.getOrDefault(customerId, List.of());
    }

    ObjectNode profile() {
        return profile.deepCopy();
    }

    void profile(ObjectNode newProfile) {
        profile = newProfile;
    }
}
