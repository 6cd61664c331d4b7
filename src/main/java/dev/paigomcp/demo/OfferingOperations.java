package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoApi.DemoCall;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the operations on offerings, the plans that customers are enrolled in. Reads include their dimensions. */
final class OfferingOperations {
    private final DemoAccount account;

    OfferingOperations(DemoAccount account) {
        this.account = account;
    }

    JsonNode list(DemoCall call) {
        return DemoJson.data(
                "Offerings retrieved",
                account.offerings.shownIds().stream()
                        .flatMap(id -> view(id).stream())
                        .toList());
    }

    JsonNode get(DemoCall call) {
        account.offerings.require("Offering", call.id("offeringId"));
        return DemoJson.data(
                "Offering retrieved", view(call.id("offeringId")).stream().toList());
    }

    JsonNode create(DemoCall call) {
        var body = call.body();
        check(body);
        var id = account.offerings.nextId();
        store(id, body);
        return DemoJson.message("Offering created").put("offeringId", id);
    }

    /** Stores an offering under the id. Absent fields get the defaults of the contract. */
    void store(String id, ObjectNode given) {
        var stored = given.deepCopy().put("offeringId", id);
        DemoJson.putIfAbsent(stored, "offeringVisibility", "public");
        DemoJson.putIfAbsent(stored, "offeringType", "usage-based");
        DemoJson.putIfAbsent(stored, "billingCycle", "monthly");
        if (DemoJson.text(stored, "billingCycle").equals(Optional.of("topUp"))) {
            DemoJson.putIfAbsent(stored, "topUpThreshold", "0.2");
        }
        account.offerings.put(id, stored);
    }

    /** Returns what reads show of the offering, with its dimensions as they are now. */
    Optional<ObjectNode> view(String id) {
        return account.offerings.shown(id).map(offering -> {
            var ids = offering.remove("dimensionIds");
            var dimensions = offering.putArray("dimensions");
            if (ids != null) {
                ids.values()
                        .forEach(each -> account.dimensions
                                .find(each.asString(""))
                                .ifPresent(found -> dimensions.add(found.deepCopy())));
            }
            return offering;
        });
    }

    private void check(ObjectNode body) {
        for (var id : body.path("dimensionIds").values()) {
            requireDimension(id.stringValue());
        }
        for (var override : body.path("dimensionOverrides").values()) {
            requireDimension(override.path("dimensionId").stringValue());
            DemoValues.amount(override, "consumptionPrice");
        }
        DemoValues.amount(body, "prepaidCredit");
        DemoValues.amount(body, "freeTrialLength");
        var subscription = DemoJson.text(body, "offeringType").equals(Optional.of("subscription"));
        if (subscription && !body.has("subscriptionPrice")) {
            throw DemoRefusal.badRequest("subscriptionPrice is required when offeringType is subscription");
        }
        if (body.path("subscriptionPrice").isNumber()
                && body.path("subscriptionPrice").decimalValue().signum() < 0) {
            throw DemoRefusal.badRequest("subscriptionPrice must not be less than 0");
        }
        if (DemoValues.decimal(body, "minimumCharge")
                .filter(least -> least.signum() <= 0)
                .isPresent()) {
            throw DemoRefusal.badRequest("minimumCharge must be greater than 0");
        }
        checkTopUp(body);
    }

    private static void checkTopUp(ObjectNode body) {
        var amount = DemoValues.amount(body, "topUpAmount");
        if (DemoJson.text(body, "billingCycle").equals(Optional.of("topUp")) && amount.isEmpty()) {
            throw DemoRefusal.badRequest("topUpAmount is required when billingCycle is topUp");
        }
        if (DemoValues.amount(body, "topUpThreshold")
                .filter(threshold -> threshold.compareTo(BigDecimal.ONE) > 0)
                .isPresent()) {
            throw DemoRefusal.badRequest("topUpThreshold must be between 0 and 1");
        }
    }

    private void requireDimension(String id) {
        if (!account.dimensions.has(id)) {
            throw DemoRefusal.badRequest("Dimension " + DemoRefusal.quote(id) + " does not exist");
        }
    }
}
