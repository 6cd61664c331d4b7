package dev.paigomcp.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The usage operations: records of consumption, and reads of them, raw or aggregated. */
final class Usage {
    private final Account account;
    private final Invoices invoices;

    Usage(Account account, Invoices invoices) {
        this.account = account;
        this.invoices = invoices;
    }

    JsonNode record(Call call) {
        var body = call.body();
        var customerId = body.path("customerId").stringValue();
        var dimensionId = body.path("dimensionId").stringValue();
        var customer = account.customers
                .find(customerId)
                .orElseThrow(() -> Refused.badRequest("Customer " + Refused.quote(customerId) + " does not exist"));
        var dimension = account.dimensions
                .find(dimensionId)
                .orElseThrow(() -> Refused.badRequest("Dimension " + Refused.quote(dimensionId) + " does not exist"));
        var timestamp = body.path("timestamp").stringValue();
        var row = new UsageRow(
                dimensionId,
                Rfc3339.require("timestamp", timestamp),
                timestamp,
                Decimals.read(body, "recordValue").orElseThrow(),
                body.path("recordValue").stringValue(),
                Json.objectAt(body, "metadata"),
                account.visibility.from());
        if (call.isTrue("invoice")) {
            bill(customerId, customer, dimension, row);
        }
        account.record(customerId, row);
        return Json.message("Usage recorded");
    }

    JsonNode read(Call call) {
        var customerId = call.id("customerId");
        var customer = account.customers.require("Customer", customerId);
        var from = call.asked("startTime").map(text -> Rfc3339.require("startTime", text));
        var to = call.asked("endTime").map(text -> Rfc3339.require("endTime", text));
        if (to.isPresent() && to.get().isAfter(account.now())) {
            throw Refused.badRequest("endTime must be in the past");
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Refused.badRequest("startTime must not be after endTime");
        }
        var enrolled =
                call.isTrue("ignoreEnrollmentDate") ? Optional.<Instant>empty() : Customers.enrolledSince(customer);
        var byDimension = new LinkedHashMap<String, List<UsageRow>>();
        for (var row : account.usage(customerId)) {
            var shown = !row.visibleFrom().isAfter(account.now())
                    && from.filter(row.time()::isBefore).isEmpty()
                    && to.filter(row.time()::isAfter).isEmpty()
                    && enrolled.filter(row.time()::isBefore).isEmpty();
            if (shown) {
                byDimension
                        .computeIfAbsent(row.dimensionId(), id -> new ArrayList<>())
                        .add(row);
            }
        }
        var data = new ArrayList<ObjectNode>();
        byDimension.forEach((dimensionId, rows) -> data.add(series(customer, dimensionId, rows, call)));
        return Json.data("Usage retrieved", data);
    }

    private ObjectNode series(ObjectNode customer, String dimensionId, List<UsageRow> rows, Call call) {
        var dimension = account.dimensions.find(dimensionId).orElseGet(Json::object);
        var interval = call.asked("aggregationInterval")
                .or(() -> Json.text(dimension, "aggregationInterval"))
                .orElse("hour");
        var method = Json.text(dimension, "aggregationMethod").orElse("max");
        var series = Json.object().put("dimensionId", dimensionId);
        Json.text(customer, "offeringId").ifPresent(id -> series.put("offeringId", id));
        var usage = series.putArray("usage");
        Aggregation.of(interval, method, rows).forEach(usage::add);
        return series;
    }

    /** Bills the increase over the latest record at once, where the contract allows it. */
    private void bill(String customerId, ObjectNode customer, ObjectNode dimension, UsageRow row) {
        var upfront = dimension.path("paymentSchedule").asString("").equals("upfront")
                && dimension.path("aggregationMethod").asString("").equals("last");
        if (!upfront || !customer.has("offeringId")) {
            throw Refused.badRequest("invoice is only possible for an enrolled customer and a dimension with"
                    + " paymentSchedule upfront and aggregationMethod last");
        }
        var latest = account.usage(customerId).stream()
                .filter(each -> each.dimensionId().equals(row.dimensionId()))
                .reduce((first, second) -> second.time().isBefore(first.time()) ? first : second);
        var increase = latest.map(last -> row.value().subtract(last.value())).orElse(row.value());
        var price = Decimals.read(dimension, "consumptionPrice");
        if (increase.signum() > 0 && price.isPresent()) {
            var currency = Json.text(customer, "currency").orElse("USD");
            var line = Json.text(dimension, "dimensionName").orElse("");
            invoices.open(customerId, currency, line, increase, price.get());
        }
    }
}
