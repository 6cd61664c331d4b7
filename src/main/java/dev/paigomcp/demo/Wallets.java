package dev.paigomcp.demo;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** The wallet operations: signed transactions that never take a balance below zero, and the ledger. */
final class Wallets {
    private static final BigDecimal BOUND = new BigDecimal("1000000000");
    private final Account account;

    Wallets(Account account) {
        this.account = account;
    }

    JsonNode create(Call call) {
        var id = call.id("customerId");
        if (!account.customers.has(id)) {
            throw Refused.notFound("Customer " + Refused.quote(id) + " not found");
        }
        var body = call.body();
        var amount = Decimals.read(body, "transactionAmount").orElseThrow();
        if (amount.abs().compareTo(BOUND) > 0) {
            throw Refused.badRequest("transactionAmount must be between -1000000000 and 1000000000");
        }
        var timestamp =
                Json.text(body, "timestamp").orElseGet(() -> account.now().toString());
        Rfc3339.require("timestamp", timestamp);
        var wallet = account.wallet(id);
        if (wallet.balance().add(amount).signum() < 0) {
            throw Refused.badRequest("The credit balance must not become negative");
        }
        wallet.add(amount, timestamp, Json.objectAt(body, "metadata"), account.visibility.from());
        return Json.message("Transaction created");
    }

    JsonNode ledger(Call call) {
        account.customers.require("Customer", call.id("customerId"));
        return Json.data(
                "Transactions retrieved", account.wallet(call.id("customerId")).rowsShownAt(account.now()));
    }
}
