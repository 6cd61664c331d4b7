package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoApi.DemoCall;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Carries out the operations on wallets: signed transactions that never take a balance below zero, and the ledger. */
final class WalletOperations {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000");
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
        var amount = DemoValues.decimal(body, "transactionAmount").orElseThrow();
        if (amount.abs().compareTo(MAX_AMOUNT) > 0) {
            throw DemoRefusal.badRequest("transactionAmount must be between -1000000000 and 1000000000");
        }
        var timestamp =
                DemoJson.text(body, "timestamp").orElseGet(() -> account.now().toString());
        DemoValues.time("timestamp", timestamp);
        var wallet = account.wallet(id);
        if (wallet.balance().add(amount).signum() < 0) {
            throw DemoRefusal.badRequest("The credit balance must not become negative");
        }
        wallet.add(amount, timestamp, DemoJson.objectAt(body, "metadata"), account.visibility.visibleFrom());
        return DemoJson.message("Transaction created");
    }

    JsonNode ledger(DemoCall call) {
        account.customers.require("Customer", call.id("customerId"));
        return DemoJson.data(
                "Transactions retrieved", account.wallet(call.id("customerId")).rowsShownAt(account.now()));
    }
}
