package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The offering operations: the plans that customers are enrolled in, read with their dimensions. */
final class Offerings {
    private final Account account;

    Offerings(Account account) {
        this.account = account;
    }

    JsonNode list(Call call) {
        return Json.data(
                "Offerings retrieved",
                account.offerings.shownIds().stream()
                        .flatMap(id -> view(id).stream())
                        .toList());
    }

    JsonNode get(Call call) {
        account.offerings.require("Offering", call.id("offeringId"));
        return Json.data(
                "Offering retrieved", view(call.id("offeringId")).stream().toList());
    }

    JsonNode create(Call call) {
        var body = call.body();
        check(body);
        var id = account.offerings.nextId();
        store(id, body);
        return Json.message("Offering created").put("offeringId", id);
    }

    /** Stores an offering under an id, the contract's defaults filled in where it is silent. */
    void store(String id, ObjectNode given) {
        var stored = given.deepCopy().put("offeringId", id);
        Dimensions.putIfAbsent(stored, "offeringVisibility", "public");
        Dimensions.putIfAbsent(stored, "offeringType", "usage-based");
        Dimensions.putIfAbsent(stored, "billingCycle", "monthly");
        if (Json.text(stored, "billingCycle").equals(Optional.of("topUp"))) {
            Dimensions.putIfAbsent(stored, "topUpThreshold", "0.2");
        }
        account.offerings.put(id, stored);
    }

    /** What reads show of an offering; its dimensions are shown as they are now. */
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
            Decimals.readAmount(override, "consumptionPrice");
        }
        Decimals.readAmount(body, "prepaidCredit");
        Decimals.readAmount(body, "freeTrialLength");
        var subscription = Json.text(body, "offeringType").equals(Optional.of("subscription"));
        if (subscription && !body.has("subscriptionPrice")) {
            throw Refused.badRequest("subscriptionPrice is required when offeringType is subscription");
        }
        if (body.path("subscriptionPrice").isNumber()
                && body.path("subscriptionPrice").decimalValue().signum() < 0) {
            throw Refused.badRequest("subscriptionPrice must not be less than 0");
        }
        if (Decimals.read(body, "minimumCharge")
                .filter(least -> least.signum() <= 0)
                .isPresent()) {
            throw Refused.badRequest("minimumCharge must be greater than 0");
        }
        checkTopUp(body);
    }

    private static void checkTopUp(ObjectNode body) {
        var amount = Decimals.readAmount(body, "topUpAmount");
        if (Json.text(body, "billingCycle").equals(Optional.of("topUp")) && amount.isEmpty()) {
            throw Refused.badRequest("topUpAmount is required when billingCycle is topUp");
        }
        if (Decimals.readAmount(body, "topUpThreshold")
                .filter(threshold -> threshold.compareTo(BigDecimal.ONE) > 0)
                .isPresent()) {
            throw Refused.badRequest("topUpThreshold must be between 0 and 1");
        }
    }

    private void requireDimension(String id) {
        if (!account.dimensions.has(id)) {
            throw Refused.badRequest("Dimension " + Refused.quote(id) + " does not exist");
        }
    }
}
