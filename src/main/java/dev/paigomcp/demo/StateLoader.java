package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoAccount.UsageRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts described things into an account: the sample account, and the states of contract tests. */
final class StateLoader {
    private static final List<String> KINDS =
            List.of("profile", "dimension", "offering", "customer", "invoice", "transaction", "usage", "usageSeries");
    private final DemoAccount account;
    private final DimensionOperations dimensions;
    private final OfferingOperations offerings;
    private final CustomerOperations customers;
    private final InvoiceOperations invoices;

    StateLoader(
            DemoAccount account,
            DimensionOperations dimensions,
            OfferingOperations offerings,
            CustomerOperations customers,
            InvoiceOperations invoices) {
        this.account = account;
        this.dimensions = dimensions;
        this.offerings = offerings;
        this.customers = customers;
        this.invoices = invoices;
    }

    /** Loads a state: an object whose fields are kinds of things, each with one thing or an array of them. */
    void load(JsonNode state) {
        for (var kind : state.propertyNames()) {
            if (!KINDS.contains(kind)) {
                throw DemoRefusal.badRequest(
                        "there is no kind of thing " + DemoRefusal.quote(kind) + "; known are " + KINDS);
            }
        }
        each(state, "profile", account::profile);
        each(state, "dimension", this::dimension);
        each(state, "offering", this::offering);
        each(state, "customer", this::customer);
        each(state, "invoice", this::invoice);
        each(state, "transaction", this::transaction);
        each(state, "usage", this::usage);
        each(state, "usageSeries", this::usageSeries);
    }

    private static void each(JsonNode state, String kind, Consumer<ObjectNode> store) {
        var things = state.path(kind);
        for (var thing : things.isArray() ? things.values() : state.has(kind) ? List.of(things) : List.<JsonNode>of()) {
            if (!(thing instanceof ObjectNode object)) {
                throw DemoRefusal.badRequest(kind + " must be an object or an array of objects");
            }
            store.accept(object.deepCopy());
        }
    }

    private void dimension(ObjectNode dimension) {
        var id = DemoJson.text(dimension, "dimensionId").orElseGet(account.dimensions::nextId);
        DemoJson.putIfAbsent(dimension, "dimensionName", id);
        DemoJson.putIfAbsent(dimension, "usageIncrement", "1");
        DemoJson.putIfAbsent(dimension, "rounding", "round");
        if (!dimension.has("consumptionUnit")) {
            dimension.putObject("consumptionUnit").put("type", "count").put("unit", "count-based");
        }
        dimensions.store(id, dimension);
    }

    private void offering(ObjectNode offering) {
        var id = DemoJson.text(offering, "offeringId").orElseGet(account.offerings::nextId);
        DemoJson.putIfAbsent(offering, "offeringName", id);
        var embedded = offering.remove("dimensions");
        if (embedded != null) {
            var ids = offering.putArray("dimensionIds");
            for (var dimension : embedded.values()) {
                dimension((ObjectNode) dimension.deepCopy());
                ids.add(dimension.path("dimensionId"));
            }
        }
        offerings.store(id, offering);
    }

    private void customer(ObjectNode customer) {
        var id = DemoJson.text(customer, "customerId").orElseGet(account.customers::nextId);
        DemoJson.putIfAbsent(customer, "customerName", id);
        DemoJson.putIfAbsent(customer, "paymentChannel", "manual");
        if (customer.has("offeringId")) {
            DemoJson.putIfAbsent(
                    customer, "offeringEnrollmentDate", account.now().toString());
        }
        account.emptyWallet(id);
        var balance = DemoValues.decimal(customer, "creditBalance");
        balance.filter(amount -> amount.signum() != 0)
                .ifPresent(amount -> add(id, amount, account.now().toString(), DemoJson.object()));
        customer.remove("creditBalance");
        var embedded = customer.remove("invoices");
        if (embedded != null) {
            for (var invoice : embedded.values()) {
                invoice(((ObjectNode) invoice.deepCopy()).put("customerId", id));
            }
        }
        customers.store(id, customer);
    }

    /** An invoice without an id is listed with its customer, but cannot be read by itself. */
    private void invoice(ObjectNode invoice) {
        invoices.store(DemoJson.text(invoice, "invoiceId").orElseGet(() -> "unnamed " + UUID.randomUUID()), invoice);
    }

    private void transaction(ObjectNode transaction) {
        var amount = DemoValues.decimal(transaction, "transactionAmount")
                .orElseThrow(() -> DemoRefusal.badRequest("transaction needs a transactionAmount in text"));
        var timestamp =
                DemoJson.text(transaction, "timestamp").orElse(account.now().toString());
        add(customerOf(transaction), amount, timestamp, DemoJson.objectAt(transaction, "metadata"));
    }

    private void usage(ObjectNode usage) {
        var dimensionId = DemoJson.text(usage, "dimensionId")
                .filter(account.dimensions::has)
                .orElseThrow(() -> DemoRefusal.badRequest("usage needs the dimensionId of a dimension that is there"));
        var value = DemoValues.decimal(usage, "recordValue")
                .orElseThrow(() -> DemoRefusal.badRequest("usage needs a recordValue in text"));
        var timestamp = DemoJson.text(usage, "timestamp").orElse(account.now().toString());
        account.record(
                customerOf(usage),
                new UsageRow(
                        dimensionId,
                        DemoValues.time("timestamp", timestamp),
                        timestamp,
                        value,
                        usage.path("recordValue").asString(""),
                        DemoJson.objectAt(usage, "metadata"),
                        account.visibility.visibleFrom()));
    }

    /** Stores {@code count} usage records, {@code everyHours} apart, the last one at {@code timestamp}. */
    private void usageSeries(ObjectNode series) {
        var last = DemoValues.time("timestamp", series.path("timestamp").asString(""));
        var values = series.path("values");
        int count = series.path("count").asInt();
        for (int i = 0; i < count; i++) {
            var usage = series.deepCopy();
            usage.set("recordValue", values.path(i % values.size()));
            var hoursAgo = (count - 1L - i) * series.path("everyHours").asLong(24);
            usage.put("timestamp", last.minusSeconds(hoursAgo * 3600).toString());
            usage(usage);
        }
    }

    private void add(String customerId, BigDecimal amount, String timestamp, ObjectNode metadata) {
        account.wallet(customerId).add(amount, timestamp, metadata, account.visibility.visibleFrom());
    }

    private String customerOf(ObjectNode thing) {
        return DemoJson.text(thing, "customerId")
                .filter(account.customers::has)
                .orElseThrow(() -> DemoRefusal.badRequest("the customerId must be that of a customer that is there"));
    }
}
