package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Filters, sorts, sums and pages a list of Paigo, which offers none of that itself. Items stay whole. Immutable. */
final class ListQuery {
    private final ResultPlan plan;
    private final ObjectNode arguments;

    ListQuery(ToolCall call) {
        this.plan = call.plan().result();
        this.arguments = call.arguments();
    }

    /**
     * What a query selected.
     *
     * @param items the items, in order
     * @param undated how many items were left out because their time cannot be read, by the name of the field
     */
    record Selection(List<ValuePath.Found> items, Map<String, Integer> undated) {}

    /** Reports what is wrong with the arguments of filters, which are not sent to Paigo. */
    static void check(ToolCall call, ArgumentProblems problems) {
        for (var filter : call.plan().result().where()) {
            between(filter).ifPresent(between -> check(between, call.arguments(), problems));
        }
    }

    private static void check(Filter.Between filter, ObjectNode arguments, ArgumentProblems problems) {
        for (var name : filter.arguments()) {
            if (arguments.has(name)
                    && Times.start(arguments.path(name).asString("")).isEmpty()) {
                problems.expected(name, "a date such as 2026-01-31 or an RFC 3339 date-time", arguments.path(name));
            }
        }
        var start = Times.start(arguments.path(filter.from()).asString(""));
        var end = Times.end(arguments.path(filter.to()).asString(""));
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            problems.add(filter.to(), "is before " + filter.from());
        }
    }

    /** Returns the items that match, in order. An item that several filters reject counts for the first of them. */
    Selection select(List<ValuePath.Found> all) {
        var items = new ArrayList<ValuePath.Found>();
        var undated = new TreeMap<String, Integer>();
        for (var item : all) {
            if (isFoundBySearch(item)) {
                var rejecting = plan.where().stream()
                        .filter(filter -> !passes(filter, item))
                        .findFirst();
                if (rejecting.isEmpty()) {
                    items.add(item);
                }
                rejecting
                        .flatMap(ListQuery::between)
                        .filter(filter ->
                                Times.start(text(item, filter.field())).isEmpty())
                        .ifPresent(filter -> undated.merge(filter.field().toString(), 1, Integer::sum));
            }
        }
        sort(items);
        return new Selection(List.copyOf(items), undated);
    }

    private void sort(List<ValuePath.Found> items) {
        var sort = plan.sort();
        if (sort != null) {
            var order = Comparator.comparing((ValuePath.Found item) ->
                            Times.start(text(item, sort.by())).orElse(Instant.MIN))
                    .thenComparing(item -> text(item, sort.by()));
            items.sort(sort.descending() ? order.reversed() : order);
        }
    }

    private boolean isFoundBySearch(ValuePath.Found item) {
        var search = plan.search();
        if (search == null || !arguments.has(search.argument())) {
            return true;
        }
        var part = arguments
                .path(search.argument())
                .asString()
                .toLowerCase(Locale.ROOT)
                .strip();
        return search.in().stream()
                .anyMatch(name -> text(item, name).toLowerCase(Locale.ROOT).contains(part));
    }

    private static Optional<Filter.Between> between(Filter filter) {
        return filter.fold(equals -> Optional.empty(), Optional::of);
    }

    private boolean passes(Filter filter, ValuePath.Found item) {
        return filter.fold(equals -> passes(equals, item), between -> passes(between, item));
    }

    private boolean passes(Filter.Equals filter, ValuePath.Found item) {
        var given = arguments.path(filter.argument());
        return given.isMissingNode() || given.asString().equals(text(item, filter.field()));
    }

    private boolean passes(Filter.Between filter, ValuePath.Found item) {
        var first = arguments.path(filter.from());
        var second = arguments.path(filter.to());
        if (first.isMissingNode() && second.isMissingNode()) {
            return true;
        }
        var time = Times.start(text(item, filter.field()));
        return time.isPresent()
                && Times.start(first.asString(""))
                        .map(from -> !time.get().isBefore(from))
                        .orElse(true)
                && Times.end(second.asString(""))
                        .map(to -> !time.get().isAfter(to))
                        .orElse(true);
    }

    /** Returns the field of an item, or of the object around it, as text; empty if neither has it. */
    static String text(ValuePath.Found item, ValuePath name) {
        return value(item, name).asString("");
    }

    /** Returns the field of an item, or of the object around it, or a missing node. */
    static JsonNode value(ValuePath.Found item, ValuePath name) {
        var value = name.first(item.item());
        return value.isMissingNode() ? name.first(item.around()) : value;
    }

    /** Returns the page that was asked for, with the total, the sums and the notes of the whole selection. */
    ObjectNode page(Selection selection, String serverTime) {
        var matching = selection.items();
        var result = Json.MAPPER.createObjectNode();
        var items = result.putArray("items");
        var page = plan.page();
        var from = from();
        var limit = page == null ? matching.size() : arguments.path("limit").asInt(page.limit());
        matching.stream()
                .skip(from)
                .limit(limit)
                .forEach(item -> items.add(Projection.show(plan.show(), item.item(), lifted(item), Set.of())));
        result.put("total", matching.size());
        if (from + items.size() < matching.size()) {
            result.put("nextCursor", cursor(items.size()));
        }
        if (plan.totals() != null) {
            ListTotals.add(plan.totals(), matching, result);
        }
        selection
                .undated()
                .forEach((field, count) -> result.withArrayProperty("notes")
                        .add(count + " left out: their " + field + " cannot be read as a time."));
        return result.put("serverTime", serverTime);
    }

    /** Returns the cursor of the page that follows so many items of this one. */
    String cursor(int items) {
        return Cursor.at(from() + items, arguments);
    }

    private int from() {
        return plan.page() == null ? 0 : Cursor.offset(arguments).orElse(0);
    }

    private JsonNode lifted(ValuePath.Found item) {
        var lifted = Json.MAPPER.createObjectNode();
        for (var name : plan.lift()) {
            if (item.around().has(name)) {
                lifted.set(name, item.around().path(name));
            }
        }
        return lifted;
    }
}
