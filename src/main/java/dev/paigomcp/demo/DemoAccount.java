package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Everything that one demo account holds, in memory. Not thread-safe: callers must hold its monitor. */
final class DemoAccount {
    final ReadLag visibility;
    final EntityTable dimensions;
    final EntityTable offerings;
    final EntityTable customers;
    final EntityTable invoices;
    private final Map<String, Wallet> wallets = new HashMap<>();
    private final Map<String, List<UsageRow>> usage = new HashMap<>();
    private ObjectNode profile = DemoJson.object().put("businessName", "Empty account (demo)");

    /**
     * A usage value that was recorded.
     *
     * @param timestamp the time as the caller wrote it
     * @param recordValue the value as the caller wrote it
     * @param visibleFrom the time from which reads show it
     */
    record UsageRow(
            String dimensionId,
            Instant time,
            String timestamp,
            BigDecimal value,
            String recordValue,
            ObjectNode metadata,
            Instant visibleFrom) {
        ObjectNode json() {
            return DemoJson.object()
                    .put("timestamp", timestamp)
                    .put("recordValue", recordValue)
                    .set("metadata", metadata.deepCopy());
        }
    }

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

    /** Returns the customer's usage in the order of arrival, including rows that reads do not show yet. */
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
