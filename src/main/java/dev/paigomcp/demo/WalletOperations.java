package dev.paigomcp.demo;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** The wallet operations: signed transactions that never take a balance below zero, and the ledger. */
final class WalletOperations {
    private static final BigDecimal BOUND = new BigDecimal("1000000000");
    private final DemoAccount account;

    WalletOperations(DemoAccount account) {
        this.account = account;
    }

    JsonNode create(DemoCall call) {
        var id = call.id("customerId");
        if (!account.customers.has(id)) {
            throw DemoRefusal.notFound("Customer " + DemoRefusal.quote(id) + " not found");
        }
        var body = call.body();
        var amount = DemoDecimals.read(body, "transactionAmount").orElseThrow();
        if (amount.abs().compareTo(BOUND) > 0) {
            throw DemoRefusal.badRequest("transactionAmount must be between -1000000000 and 1000000000");
        }
        var timestamp =
                DemoJson.text(body, "timestamp").orElseGet(() -> account.now().toString());
        Rfc3339.require("timestamp", timestamp);
        var wallet = account.wallet(id);
        if (wallet.balance().add(amount).signum() < 0) {
            throw DemoRefusal.badRequest("The credit balance must not become negative");
        }
        wallet.add(amount, timestamp, DemoJson.objectAt(body, "metadata"), account.visibility.from());
        return DemoJson.message("Transaction created");
    }

    JsonNode ledger(DemoCall call) {
        account.customers.require("Customer", call.id("customerId"));
        return DemoJson.data(
                "Transactions retrieved", account.wallet(call.id("customerId")).rowsShownAt(account.now()));
    }
}
