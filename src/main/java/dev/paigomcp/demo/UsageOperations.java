package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoAccount.UsageRow;
import dev.paigomcp.demo.DemoApi.DemoCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the operations on usage: records it, and reads it raw or aggregated. */
final class UsageOperations {
    private final DemoAccount account;
    private final InvoiceOperations invoices;

    UsageOperations(DemoAccount account, InvoiceOperations invoices) {
        this.account = account;
        this.invoices = invoices;
    }

    JsonNode record(DemoCall call) {
        var body = call.body();
        var customerId = body.path("customerId").stringValue();
        var dimensionId = body.path("dimensionId").stringValue();
        var customer = account.customers
                .find(customerId)
                .orElseThrow(
                        () -> DemoRefusal.badRequest("Customer " + DemoRefusal.quote(customerId) + " does not exist"));
        var dimension = account.dimensions
                .find(dimensionId)
                .orElseThrow(() ->
                        DemoRefusal.badRequest("Dimension " + DemoRefusal.quote(dimensionId) + " does not exist"));
        var timestamp = body.path("timestamp").stringValue();
        var row = new UsageRow(
                dimensionId,
                DemoValues.time("timestamp", timestamp),
                timestamp,
                DemoValues.decimal(body, "recordValue").orElseThrow(),
                body.path("recordValue").stringValue(),
                DemoJson.objectAt(body, "metadata"),
                account.visibility.visibleFrom());
        if (call.isTrue("invoice")) {
            bill(customerId, customer, dimension, row);
        }
        account.record(customerId, row);
        return DemoJson.message("Usage recorded");
    }

    JsonNode read(DemoCall call) {
        var customerId = call.id("customerId");
        var customer = account.customers.require("Customer", customerId);
        var from = call.query("startTime").map(text -> DemoValues.time("startTime", text));
        var to = call.query("endTime").map(text -> DemoValues.time("endTime", text));
        if (to.isPresent() && to.get().isAfter(account.now())) {
            throw DemoRefusal.badRequest("endTime must be in the past");
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw DemoRefusal.badRequest("startTime must not be after endTime");
        }
        var enrolled = call.isTrue("ignoreEnrollmentDate")
                ? Optional.<Instant>empty()
                : CustomerOperations.enrolledSince(customer);
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
        return DemoJson.data("Usage retrieved", data);
    }

    private ObjectNode series(ObjectNode customer, String dimensionId, List<UsageRow> rows, DemoCall call) {
        var dimension = account.dimensions.find(dimensionId).orElseGet(DemoJson::object);
        var interval = call.query("aggregationInterval")
                .or(() -> DemoJson.text(dimension, "aggregationInterval"))
                .orElse("hour");
        var method = DemoJson.text(dimension, "aggregationMethod").orElse("max");
        var series = DemoJson.object().put("dimensionId", dimensionId);
        DemoJson.text(customer, "offeringId").ifPresent(id -> series.put("offeringId", id));
        var usage = series.putArray("usage");
        Aggregation.of(interval, method, rows).forEach(usage::add);
        return series;
    }

    /** Bills the increase over the latest record at once; refuses if the contract does not allow it. */
    private void bill(String customerId, ObjectNode customer, ObjectNode dimension, UsageRow row) {
        var upfront = dimension.path("paymentSchedule").asString("").equals("upfront")
                && dimension.path("aggregationMethod").asString("").equals("last");
        if (!upfront || !customer.has("offeringId")) {
            throw DemoRefusal.badRequest("invoice is only possible for an enrolled customer and a dimension with"
                    + " paymentSchedule upfront and aggregationMethod last");
        }
        var latest = account.usage(customerId).stream()
                .filter(each -> each.dimensionId().equals(row.dimensionId()))
                .reduce((first, second) -> second.time().isBefore(first.time()) ? first : second);
        var increase = latest.map(last -> row.value().subtract(last.value())).orElse(row.value());
        var price = DemoValues.decimal(dimension, "consumptionPrice");
        if (increase.signum() > 0 && price.isPresent()) {
            var currency = DemoJson.text(customer, "currency").orElse("USD");
            var line = DemoJson.text(dimension, "dimensionName").orElse("");
            invoices.bill(customerId, currency, line, increase, price.get());
        }
    }
}
