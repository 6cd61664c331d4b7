package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoApi.DemoCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the operations on customers: reads with enrollments, invoices and balance, and creation. */
final class CustomerOperations {
    private final DemoAccount account;
    private final OfferingOperations offerings;
    private final InvoiceOperations invoices;
    private final Enrollment enrollment;

    CustomerOperations(
            DemoAccount account, OfferingOperations offerings, InvoiceOperations invoices, Enrollment enrollment) {
        this.account = account;
        this.offerings = offerings;
        this.invoices = invoices;
        this.enrollment = enrollment;
    }

    JsonNode list(DemoCall call) {
        var billed = invoices.byCustomer();
        return DemoJson.data(
                "Customers retrieved",
                account.customers.shownIds().stream()
                        .map(id -> view(id, billed.getOrDefault(id, List.of())))
                        .toList());
    }

    JsonNode get(DemoCall call) {
        account.customers.require("Customer", call.id("customerId"));
        return DemoJson.one("Customer retrieved", view(call.id("customerId")));
    }

    JsonNode enrollments(DemoCall call) {
        account.customers.require("Customer", call.id("customerId"));
        return DemoJson.data(
                "Enrollment retrieved",
                view(call.id("customerId")).path("enrollments").values());
    }

    JsonNode create(DemoCall call) {
        var body = call.body();
        var id = DemoJson.text(body, "customerId").orElseGet(account.customers::nextId);
        if (id.isBlank()) {
            throw DemoRefusal.badRequest("customerId should not be empty");
        }
        if (account.customers.has(id)) {
            throw DemoRefusal.badRequest("Customer " + DemoRefusal.quote(id) + " already exists");
        }
        var enrolledAt = enrollment.check(body);
        var stored = body.deepCopy().put("customerId", id);
        stored.remove("usage");
        account.customers.put(id, stored);
        enrolledAt.ifPresent(at -> enrollment.enroll(id, body, at));
        var answer = DemoJson.message("Customer created").put("customerId", id);
        if (DemoJson.text(body, "paymentChannel").equals(Optional.of("Stripe"))) {
            answer.put("portalUrl", "https://portal.demo-paigo.example/" + id);
        }
        return answer;
    }

    /** Stores the customer's own fields under the id. */
    void store(String id, ObjectNode given) {
        account.customers.put(id, given.deepCopy().put("customerId", id));
    }

    /** Returns when the customer's first enrollment began, or empty if the customer is on no offering. */
    static Optional<Instant> enrolledSince(JsonNode customer) {
        var own = customer.has("offeringId") ? Stream.of(customer) : Stream.<JsonNode>empty();
        return Stream.concat(own, customer.path("enrollments").values().stream())
                .flatMap(enrolled -> DemoJson.text(enrolled, "offeringEnrollmentDate").stream())
                .flatMap(date -> DemoValues.parseTime(date).stream())
                .min(Comparator.naturalOrder());
    }

    private ObjectNode view(String id) {
        return view(id, invoices.ofCustomer(id));
    }

    private ObjectNode view(String id, List<ObjectNode> billed) {
        var customer = account.customers.shown(id).orElseGet(DemoJson::object);
        var offering = DemoJson.text(customer, "offeringId").flatMap(offerings::view);
        if (!customer.has("offering")) {
            customer.set("offering", offering.orElseGet(DemoJson::object));
        }
        if (!customer.has("enrollments")) {
            var enrollments = customer.putArray("enrollments");
            offering.ifPresent(plan -> enrollments
                    .addObject()
                    .put(
                            "offeringEnrollmentDate",
                            DemoJson.text(customer, "offeringEnrollmentDate").orElse(""))
                    .set("offering", plan.deepCopy()));
        }
        DemoJson.putIfAbsent(customer, "taxExempt", "none");
        customer.put(
                "creditBalance",
                account.wallet(id).balanceShownAt(account.now()).toPlainString());
        var listed = customer.putArray("invoices");
        billed.forEach(listed::add);
        return customer;
    }
}
