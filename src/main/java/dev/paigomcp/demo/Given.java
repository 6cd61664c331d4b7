package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts things into an account as they are described, for the sample account and for the states of contract tests. */
final class Given {
    private static final List<String> KINDS =
            List.of("profile", "dimension", "offering", "customer", "invoice", "transaction", "usage", "usageSeries");
    private final Account account;
    private final Dimensions dimensions;
    private final Offerings offerings;
    private final Customers customers;
    private final Invoices invoices;

    Given(Account account, Dimensions dimensions, Offerings offerings, Customers customers, Invoices invoices) {
        this.account = account;
        this.dimensions = dimensions;
        this.offerings = offerings;
        this.customers = customers;
        this.invoices = invoices;
    }

    /** Reads a state: an object whose fields are kinds of things, each one thing or an array of them. */
    void put(JsonNode state) {
        for (var kind : state.propertyNames()) {
            if (!KINDS.contains(kind)) {
                throw Refused.badRequest("there is no kind of thing " + Refused.quote(kind) + "; known are " + KINDS);
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
                throw Refused.badRequest(kind + " must be an object or an array of objects");
            }
            store.accept(object.deepCopy());
        }
    }

    private void dimension(ObjectNode dimension) {
        var id = Json.text(dimension, "dimensionId").orElseGet(account.dimensions::nextId);
        Dimensions.putIfAbsent(dimension, "dimensionName", id);
        Dimensions.putIfAbsent(dimension, "usageIncrement", "1");
        Dimensions.putIfAbsent(dimension, "rounding", "round");
        if (!dimension.has("consumptionUnit")) {
            dimension.putObject("consumptionUnit").put("type", "count").put("unit", "count-based");
        }
        dimensions.store(id, dimension);
    }

    private void offering(ObjectNode offering) {
        var id = Json.text(offering, "offeringId").orElseGet(account.offerings::nextId);
        Dimensions.putIfAbsent(offering, "offeringName", id);
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
        var id = Json.text(customer, "customerId").orElseGet(account.customers::nextId);
        Dimensions.putIfAbsent(customer, "customerName", id);
        Dimensions.putIfAbsent(customer, "paymentChannel", "manual");
        if (customer.has("offeringId")) {
            Dimensions.putIfAbsent(
                    customer, "offeringEnrollmentDate", account.now().toString());
        }
        account.emptyWallet(id);
        var balance = Decimals.read(customer, "creditBalance");
        balance.filter(amount -> amount.signum() != 0)
                .ifPresent(amount -> add(id, amount, account.now().toString(), Json.object()));
        customer.remove("creditBalance");
        var embedded = customer.remove("invoices");
        if (embedded != null) {
            for (var invoice : embedded.values()) {
                invoice(((ObjectNode) invoice.deepCopy()).put("customerId", id));
            }
        }
        customers.store(id, customer);
    }

    /** Without an invoiceId it is listed with its customer, and cannot be read by one. */
    private void invoice(ObjectNode invoice) {
        invoices.store(Json.text(invoice, "invoiceId").orElseGet(() -> "unnamed " + UUID.randomUUID()), invoice);
    }

    private void transaction(ObjectNode transaction) {
        var amount = Decimals.read(transaction, "transactionAmount")
                .orElseThrow(() -> Refused.badRequest("transaction needs a transactionAmount in text"));
        var timestamp = Json.text(transaction, "timestamp").orElse(account.now().toString());
        add(customerOf(transaction), amount, timestamp, Json.objectAt(transaction, "metadata"));
    }

    private void usage(ObjectNode usage) {
        var dimensionId = Json.text(usage, "dimensionId")
                .filter(account.dimensions::has)
                .orElseThrow(() -> Refused.badRequest("usage needs the dimensionId of a dimension that is there"));
        var value = Decimals.read(usage, "recordValue")
                .orElseThrow(() -> Refused.badRequest("usage needs a recordValue in text"));
        var timestamp = Json.text(usage, "timestamp").orElse(account.now().toString());
        account.record(
                customerOf(usage),
                new UsageRow(
                        dimensionId,
                        Rfc3339.require("timestamp", timestamp),
                        timestamp,
                        value,
                        usage.path("recordValue").asString(""),
                        Json.objectAt(usage, "metadata"),
                        account.visibility.from()));
    }

    /** The same as many usages: {@code count} of them, {@code everyHours} apart and the last at {@code timestamp}. */
    private void usageSeries(ObjectNode series) {
        var last = Rfc3339.require("timestamp", series.path("timestamp").asString(""));
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
        account.wallet(customerId).add(amount, timestamp, metadata, account.visibility.from());
    }

    private String customerOf(ObjectNode thing) {
        return Json.text(thing, "customerId")
                .filter(account.customers::has)
                .orElseThrow(() -> Refused.badRequest("the customerId must be that of a customer that is there"));
    }
}
