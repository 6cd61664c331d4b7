package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoAccount.UsageRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Enrolls a new customer in an offering: sets dates, grants prepaid credit, records first usage, makes a first invoice. */
final class Enrollment {
    private final DemoAccount account;
    private final InvoiceOperations invoices;

    Enrollment(DemoAccount account, InvoiceOperations invoices) {
        this.account = account;
        this.invoices = invoices;
    }

    /**
     * Checks the request before anything is stored. Returns when the enrollment begins, or empty if there is no offering.
     *
     * @throws DemoRefusal if a date, a dimension or the offering is wrong
     */
    Optional<Instant> check(ObjectNode body) {
        var date = DemoJson.text(body, "offeringEnrollmentDate");
        var at = date.map(text -> DemoValues.time("offeringEnrollmentDate", text));
        if (at.isPresent() && at.get().isAfter(account.now())) {
            throw DemoRefusal.badRequest("offeringEnrollmentDate must be in the past");
        }
        for (var first : body.path("usage").values()) {
            DemoValues.decimal(first, "recordValue");
            requireDimension(first.path("dimensionId").stringValue());
        }
        var offeringId = DemoJson.text(body, "offeringId");
        if (offeringId.isEmpty()) {
            return Optional.empty();
        }
        if (!account.offerings.has(offeringId.get())) {
            throw DemoRefusal.badRequest("Offering " + DemoRefusal.quote(offeringId.get()) + " does not exist");
        }
        return Optional.of(at.orElseGet(account::now));
    }

    /** Enrolls a customer who has just been stored. */
    void enroll(String customerId, ObjectNode body, Instant at) {
        var customer = account.customers.find(customerId).orElseThrow();
        var offering =
                account.offerings.find(body.path("offeringId").asString("")).orElseThrow();
        DemoJson.putIfAbsent(customer, "offeringEnrollmentDate", at.toString());
        DemoJson.text(offering, "currency").ifPresent(currency -> DemoJson.putIfAbsent(customer, "currency", currency));
        var credit = DemoValues.decimal(offering, "prepaidCredit").filter(amount -> amount.signum() > 0);
        credit.ifPresent(amount -> grant(customerId, offering, amount));
        recordFirstUsage(customerId, body, at);
        var trialDays = DemoValues.decimal(offering, "freeTrialLength").orElse(BigDecimal.ZERO);
        if (trialDays.signum() > 0) {
            var end = at.plus(Duration.ofSeconds(trialDays
                    .min(BigDecimal.valueOf(36_500))
                    .multiply(BigDecimal.valueOf(86_400))
                    .longValue()));
            customer.put("freeTrialStartDate", at.toString()).put("freeTrialEndDate", end.toString());
            return;
        }
        var currency = DemoJson.text(customer, "currency").orElse("USD");
        billFirstUsage(customerId, body, currency);
        if (offering.path("offeringType").asString("").equals("subscription")
                && offering.path("subscriptionPrice").isNumber()) {
            invoices.bill(
                    customerId,
                    currency,
                    DemoJson.text(offering, "offeringName").orElse(""),
                    BigDecimal.ONE,
                    offering.path("subscriptionPrice").decimalValue());
        }
    }

    /** Bills what was given of dimensions that are paid upfront, an invoice for each. */
    private void billFirstUsage(String customerId, ObjectNode body, String currency) {
        for (var first : body.path("usage").values()) {
            var dimension = account.dimensions
                    .find(first.path("dimensionId").asString(""))
                    .orElseThrow();
            var price = DemoValues.decimal(dimension, "consumptionPrice");
            var quantity = DemoValues.decimal(first, "recordValue").orElseThrow();
            if (dimension.path("paymentSchedule").asString("").equals("upfront")
                    && price.isPresent()
                    && quantity.signum() > 0) {
                var line = DemoJson.text(dimension, "dimensionName").orElse("");
                invoices.bill(customerId, currency, line, quantity, price.get());
            }
        }
    }

    private void grant(String customerId, ObjectNode offering, BigDecimal amount) {
        var why = DemoJson.object()
                .put("reason", "prepaidCredit")
                .put("offeringId", offering.path("offeringId").asString(""));
        account.wallet(customerId).add(amount, account.now().toString(), why, account.visibility.visibleFrom());
    }

    private void recordFirstUsage(String customerId, ObjectNode body, Instant at) {
        for (var first : body.path("usage").values()) {
            account.record(
                    customerId,
                    new UsageRow(
                            first.path("dimensionId").asString(""),
                            at,
                            at.toString(),
                            DemoValues.decimal(first, "recordValue").orElseThrow(),
                            first.path("recordValue").asString(""),
                            DemoJson.objectAt(first, "metadata"),
                            account.visibility.visibleFrom()));
        }
    }

    private void requireDimension(String id) {
        if (!account.dimensions.has(id)) {
            throw DemoRefusal.badRequest("Dimension " + DemoRefusal.quote(id) + " does not exist");
        }
    }
}
