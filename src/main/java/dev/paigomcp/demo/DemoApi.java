package dev.paigomcp.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The operations that the demo carries out, over one account. Thread-safe: one operation at a time. */
final class DemoApi {
    private final DemoAccount account;
    private final RequestCheck check;
    private final StateLoader given;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();

    /** Carries out one operation; the answer's body, or a {@link DemoRefusal}. */
    interface Handler {
        JsonNode answer(DemoCall call);
    }

    DemoApi(DemoAccount account, RequestCheck check) {
        this.account = account;
        this.check = check;
        var dimensions = new DimensionOperations(account);
        var offerings = new OfferingOperations(account);
        var invoices = new InvoiceOperations(account);
        var customers = new CustomerOperations(account, offerings, invoices, new Enrollment(account, invoices));
        var wallets = new WalletOperations(account);
        var usage = new UsageOperations(account, invoices);
        this.given = new StateLoader(account, dimensions, offerings, customers, invoices);
        handlers.put("GET /dimensions", dimensions::list);
        handlers.put("POST /dimensions", dimensions::create);
        handlers.put("GET /dimensions/{dimensionId}", dimensions::get);
        handlers.put("GET /offerings", offerings::list);
        handlers.put("POST /offerings", offerings::create);
        handlers.put("GET /offerings/{offeringId}", offerings::get);
        handlers.put("GET /customers", customers::list);
        handlers.put("POST /customers", customers::create);
        handlers.put("GET /customers/{customerId}", customers::get);
        handlers.put("GET /customers/{customerId}/enrollment", customers::enrollments);
        handlers.put("GET /customers/{customerId}/payments", invoices::payments);
        handlers.put("GET /customers/{customerId}/refunds", invoices::refunds);
        handlers.put("GET /customers/{customerId}/transactions", wallets::ledger);
        handlers.put("POST /customers/{customerId}/transactions", wallets::create);
        handlers.put("GET /customers/{customerId}/usage", usage::read);
        handlers.put("POST /usage", usage::record);
        handlers.put("GET /invoices/{invoiceId}", invoices::get);
        handlers.put("GET /settings/profile", call -> account.profile());
    }

    DemoResponse answer(DemoOperation operation, Map<String, String> path, Map<String, String> query, byte[] sent) {
        var handler = handlers.get(operation.key());
        if (handler == null) {
            throw DemoRefusal.notDone("The demo Paigo does not do " + operation.key()
                    + "; it is in the contract, and a real Paigo account is needed to use it");
        }
        check.query(operation, query);
        var call = new DemoCall(path, query, check.body(operation, sent));
        JsonNode answer;
        synchronized (account) {
            answer = handler.answer(call);
        }
        return DemoResponse.json(operation.successStatus(), answer);
    }

    /** Puts things into the account; shown at once, whatever the lag. */
    void given(JsonNode state) {
        synchronized (account) {
            account.visibility.withoutLag(() -> given.put(state));
        }
    }
}
