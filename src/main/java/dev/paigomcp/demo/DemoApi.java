package dev.paigomcp.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the operations of the API on one account, one at a time. Thread-safe. */
final class DemoApi {
    private final DemoAccount account;
    private final RequestCheck check;
    private final StateLoader loader;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();

    /** Carries out one operation. */
    private interface Handler {
        /**
         * Returns the body of the response.
         *
         * @throws DemoRefusal if Paigo would refuse the call
         */
        JsonNode answer(DemoCall call);
    }

    /**
     * A valid request for an operation.
     *
     * @param path the values of the path parameters by name
     * @param query the values of the query parameters by name
     * @param body the body, or an empty object if the operation takes none
     */
    record DemoCall(Map<String, String> path, Map<String, String> query, ObjectNode body) {
        DemoCall {
            path = Map.copyOf(path);
            query = Map.copyOf(query);
        }

        /** Returns the value of a path parameter of the operation. */
        String id(String parameter) {
            return path.getOrDefault(parameter, "");
        }

        /** Returns the value of a query parameter, or empty if it was not sent. */
        Optional<String> query(String parameter) {
            return Optional.ofNullable(query.get(parameter));
        }

        boolean isTrue(String parameter) {
            return "true".equals(query.get(parameter));
        }
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
        this.loader = new StateLoader(account, dimensions, offerings, customers, invoices);
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

    /** Checks the request against the contract, carries it out and returns the response. */
    DemoResponse answer(DemoOperation operation, Map<String, String> path, Map<String, String> query, byte[] sent) {
        var handler = handlers.get(operation.key());
        if (handler == null) {
            throw DemoRefusal.notDone("The demo Paigo does not do " + operation.key()
                    + "; it is in the contract, and a real Paigo account is needed to use it");
        }
        check.checkQuery(operation, query);
        var call = new DemoCall(path, query, check.readBody(operation, sent));
        JsonNode answer;
        synchronized (account) {
            answer = handler.answer(call);
        }
        return DemoResponse.json(operation.successStatus(), answer);
    }

    /** Puts things into the account. Reads show them at once, even if new things appear late. */
    void load(JsonNode state) {
        synchronized (account) {
            account.visibility.withoutLag(() -> loader.load(state));
        }
    }
}
