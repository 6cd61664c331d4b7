package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoApi.DemoCall;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the operations on dimensions: what is metered, and at which price. */
final class DimensionOperations {
    private final DemoAccount account;

    DimensionOperations(DemoAccount account) {
        this.account = account;
    }

    JsonNode list(DemoCall call) {
        return DemoJson.data(
                "Dimensions retrieved",
                account.dimensions.shownIds().stream()
                        .flatMap(id -> account.dimensions.shown(id).stream())
                        .toList());
    }

    JsonNode get(DemoCall call) {
        return DemoJson.one("Dimension retrieved", account.dimensions.require("Dimension", call.id("dimensionId")));
    }

    JsonNode create(DemoCall call) {
        var body = call.body();
        check(body);
        var id = account.dimensions.nextId();
        store(id, body);
        return DemoJson.message("Dimension created").put("dimensionId", id);
    }

    /** Stores a dimension under the id. Absent fields get the defaults of the contract. */
    void store(String id, ObjectNode given) {
        var stored = given.deepCopy().put("dimensionId", id);
        DemoJson.putIfAbsent(stored, "aggregationInterval", "hour");
        DemoJson.putIfAbsent(stored, "aggregationMethod", "max");
        account.dimensions.put(id, stored);
    }

    private static void check(ObjectNode body) {
        if (DemoValues.decimal(body, "usageIncrement")
                .filter(increment -> increment.signum() > 0)
                .isEmpty()) {
            throw DemoRefusal.badRequest("usageIncrement must be greater than 0");
        }
        DemoValues.amount(body, "consumptionPrice");
        var entitlement = DemoJson.text(body, "usageEntitlement");
        if (entitlement.isPresent() && !entitlement.get().equals("inf")) {
            DemoValues.amount(body, "usageEntitlement");
        }
        checkTiers(body);
    }

    private static void checkTiers(ObjectNode body) {
        if (body.path("tiers").isEmpty() && body.path("tiersGroupByMetadata").isEmpty()) {
            return;
        }
        for (var excluded : new String[] {"consumptionPrice", "usageEntitlement", "overageAllowed"}) {
            if (body.has(excluded)) {
                throw DemoRefusal.badRequest(excluded + " cannot be given together with tiers");
            }
        }
        for (var tier : body.path("tiers").values()) {
            DemoValues.amount(tier, "unitPrice");
            if (!DemoJson.text(tier, "upperBound").equals(Optional.of("inf"))) {
                DemoValues.amount(tier, "upperBound");
            }
        }
    }
}
