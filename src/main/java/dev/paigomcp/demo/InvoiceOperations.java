package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoApi.DemoCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the reads of invoices, payments and refunds, and makes invoices. */
final class InvoiceOperations {
    private static final String SITE = "https://pay.demo-paigo.example/";
    private final DemoAccount account;

    InvoiceOperations(DemoAccount account) {
        this.account = account;
    }

    JsonNode get(DemoCall call) {
        var id = call.id("invoiceId");
        var invoice = account.invoices.require("Invoice", id);
        if (call.isTrue("download")) {
            invoice.put("invoiceUrl", SITE + "invoices/" + id + ".pdf");
        }
        return DemoJson.one("Invoice retrieved", invoice);
    }

    /** Returns the invoices by customer, as reads of customers embed them: without the customer's id. */
    Map<String, List<ObjectNode>> byCustomer() {
        var found = new HashMap<String, List<ObjectNode>>();
        for (var id : account.invoices.shownIds()) {
            account.invoices.shown(id).ifPresent(invoice -> {
                var customerId = DemoJson.text(invoice, "customerId").orElse("");
                invoice.remove("customerId");
                found.computeIfAbsent(customerId, key -> new ArrayList<>()).add(invoice);
            });
        }
        return found;
    }

    /** Returns the invoices of one customer, without the customer's id. */
    List<ObjectNode> ofCustomer(String customerId) {
        var found = new ArrayList<ObjectNode>();
        for (var id : account.invoices.shownIds()) {
            account.invoices
                    .find(id)
                    .filter(invoice -> DemoJson.text(invoice, "customerId").equals(Optional.of(customerId)))
                    .ifPresent(invoice -> {
                        var copy = invoice.deepCopy();
                        copy.remove("customerId");
                        found.add(copy);
                    });
        }
        return found;
    }

    JsonNode payments(DemoCall call) {
        var charges = new ArrayList<ObjectNode>();
        for (var invoice : ofStripeCustomer(call)) {
            var wanted = call.query("invoiceId");
            if (wanted.isEmpty() || DemoJson.text(invoice, "invoiceId").equals(wanted)) {
                charges.addAll(charges(invoice));
            }
        }
        return DemoJson.data("Payments retrieved", charges);
    }

    JsonNode refunds(DemoCall call) {
        var refunds = new ArrayList<JsonNode>();
        ofStripeCustomer(call)
                .forEach(invoice -> refunds.addAll(invoice.path("refunds").values()));
        return DemoJson.data("Refunds retrieved", refunds);
    }

    /** Stores an invoice under the id. Absent fields are filled in. */
    void store(String id, ObjectNode given) {
        var stored = given.deepCopy();
        DemoJson.putIfAbsent(stored, "invoiceStatus", "Open");
        DemoJson.putIfAbsent(stored, "invoicePaymentTerm", "30");
        DemoJson.putIfAbsent(stored, "invoiceDate", account.now().toString());
        DemoJson.putIfAbsent(stored, "currency", "USD");
        if (!stored.has("totalAmountWithoutTax")) {
            stored.put("totalAmountWithoutTax", BigDecimal.ZERO);
        }
        for (var list : List.of("invoiceCommunicationHistory", "lineItems", "refunds", "payments")) {
            if (!stored.has(list)) {
                stored.putArray(list);
            }
        }
        if (stored.path("invoiceStatus").asString("").equals("Open")) {
            DemoJson.putIfAbsent(stored, "paymentLink", SITE + "invoices/" + id);
        }
        account.invoices.put(id, stored);
    }

    /** Makes an open invoice with one line. */
    void bill(String customerId, String currency, String line, BigDecimal quantity, BigDecimal unitCost) {
        var id = account.invoices.nextId();
        var invoice = DemoJson.object()
                .put("invoiceId", id)
                .put("customerId", customerId)
                .put("currency", currency)
                .put("invoiceType", "RECURRING")
                .put("totalAmountWithoutTax", quantity.multiply(unitCost))
                .put("taxAmount", BigDecimal.ZERO)
                .put("amountPaid", BigDecimal.ZERO);
        invoice.putArray("lineItems")
                .add(DemoJson.object()
                        .put("name", line)
                        .put("quantity", quantity)
                        .put("unitCost", unitCost));
        store(id, invoice);
    }

    private List<ObjectNode> ofStripeCustomer(DemoCall call) {
        var id = call.id("customerId");
        var customer = account.customers
                .shown(id)
                .orElseThrow(() -> DemoRefusal.badRequest("Customer " + DemoRefusal.quote(id) + " does not exist"));
        if (!DemoJson.text(customer, "paymentChannel").equals(Optional.of("Stripe"))) {
            throw DemoRefusal.badRequest("Customer " + DemoRefusal.quote(id) + " does not pay through Stripe");
        }
        return ofCustomer(id);
    }

    private static List<ObjectNode> charges(ObjectNode invoice) {
        Function<String, String> refunded = charge -> invoice.path("refunds").values().stream()
                .filter(refund -> DemoJson.text(refund, "chargeId").equals(Optional.of(charge)))
                .flatMap(refund -> DemoValues.decimal(refund, "amountRefunded").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
        var charges = new ArrayList<ObjectNode>();
        for (var payment : invoice.path("payments").values()) {
            if (payment.path("type").asString("").equals("Stripe")) {
                var charge = DemoJson.text(payment.path("metadata"), "chargeId").orElse("");
                var entry = DemoJson.object()
                        .put("amount", payment.path("transactionAmount").asString(""))
                        .put("amountRefunded", refunded.apply(charge))
                        .put("chargeId", charge)
                        .put("currency", invoice.path("currency").asString(""))
                        .put("status", "succeeded")
                        .put("created", payment.path("timestamp").asString(""));
                entry.putObject("metadata")
                        .put("invoiceId", DemoJson.text(invoice, "invoiceId").orElse(""));
                charges.add(entry);
            }
        }
        return charges;
    }
}
