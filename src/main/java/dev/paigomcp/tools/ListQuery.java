package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Filters, sorts, sums and pages a list of Paigo's, which offers none of that itself. Items stay whole. */
final class ListQuery {
    private final ResultPlan plan;
    private final ObjectNode arguments;
    /** How many items a filter by time left out because theirs cannot be read, by field. */
    private final Map<String, Integer> undated = new TreeMap<>();

    ListQuery(ResultPlan plan, ObjectNode arguments) {
        this.plan = plan;
        this.arguments = arguments;
    }

    /** What is wrong with the arguments that are not sent. */
    List<ArgumentProblem> check() {
        var problems = new ArrayList<ArgumentProblem>();
        for (var filter : plan.where()) {
            problems.addAll(filter.fold(equals -> List.of(), this::check));
        }
        Cursor.problem(arguments).ifPresent(problems::add);
        return problems;
    }

    private List<ArgumentProblem> check(Filter.Between filter) {
        var problems = new ArrayList<ArgumentProblem>();
        for (var name : filter.arguments()) {
            var text = arguments.path(name).asString("");
            if (arguments.has(name) && Times.start(text).isEmpty()) {
                problems.add(new ArgumentProblem(
                        name,
                        "expected a date such as 2026-01-31 or an RFC 3339 date-time; got "
                                + SchemaErrorText.shown(arguments.path(name))));
            }
        }
        isBackwards(filter).ifPresent(problems::add);
        return problems;
    }

    private Optional<ArgumentProblem> isBackwards(Filter.Between filter) {
        var start = Times.start(arguments.path(filter.from()).asString(""));
        var end = Times.end(arguments.path(filter.to()).asString(""));
        return start.isPresent() && end.isPresent() && end.get().isBefore(start.get())
                ? Optional.of(new ArgumentProblem(filter.to(), "is before " + filter.from()))
                : Optional.empty();
    }

    /** The items that match, in order. */
    List<ValuePath.Found> matching(List<ValuePath.Found> all) {
        var found = new ArrayList<ValuePath.Found>();
        for (var item : all) {
            if (isSearched(item)
                    && plan.where().stream()
                            .allMatch(filter ->
                                    filter.fold(equals -> passes(equals, item), between -> passes(between, item)))) {
                found.add(item);
            }
        }
        var sort = plan.sort();
        if (sort != null) {
            var order = Comparator.comparing((ValuePath.Found item) ->
                            Times.start(text(item, sort.by())).orElse(Instant.MIN))
                    .thenComparing(item -> text(item, sort.by()));
            found.sort(sort.descending() ? order.reversed() : order);
        }
        return found;
    }

    private boolean isSearched(ValuePath.Found item) {
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
                .anyMatch(name ->
                        field(item, name).asString("").toLowerCase(Locale.ROOT).contains(part));
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
        if (time.isEmpty()) {
            undated.merge(filter.field().toString(), 1, Integer::sum);
        }
        return time.isPresent()
                && Times.start(first.asString(""))
                        .map(from -> !time.get().isBefore(from))
                        .orElse(true)
                && Times.end(second.asString(""))
                        .map(to -> !time.get().isAfter(to))
                        .orElse(true);
    }

    private static String text(ValuePath.Found item, ValuePath name) {
        return field(item, name).asString("");
    }

    static JsonNode field(ValuePath.Found item, ValuePath name) {
        var value = name.first(item.item());
        return value.isMissingNode() ? name.first(item.around()) : value;
    }

    /** The page that was asked for, with what it is part of. */
    ObjectNode page(List<ValuePath.Found> matching, String serverTime) {
        var result = Json.MAPPER.createObjectNode();
        var items = result.putArray("items");
        var page = plan.page();
        var from = from();
        var limit = page == null ? matching.size() : arguments.path("limit").asInt(page.limit());
        matching.stream()
                .skip(from)
                .limit(limit)
                .forEach(
                        item -> items.add(Projection.show(plan.show(), item.item(), lifted(item), java.util.Set.of())));
        result.put("total", matching.size());
        if (from + items.size() < matching.size()) {
            result.put("nextCursor", cursor(items.size()));
        }
        if (plan.totals() != null) {
            totals(plan.totals(), matching, result);
        }
        undated.forEach((field, count) -> result.withArrayProperty("notes")
                .add(count + " left out: their " + field + " cannot be read as a time."));
        return result.put("serverTime", serverTime);
    }

    /** Where the next page begins after so many items of this one. */
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

    private static void totals(ResultPlan.Totals plan, List<ValuePath.Found> matching, ObjectNode result) {
        var groups = new TreeMap<String, List<ValuePath.Found>>();
        for (var item : matching) {
            var group = plan.by() == null ? "" : field(item, plan.by()).asString("");
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(item);
        }
        var totals = result.putArray("totals");
        for (var group : groups.entrySet()) {
            var total = totals.addObject();
            if (plan.by() != null) {
                total.put(plan.by().toString(), group.getKey());
            }
            for (var summed : plan.of()) {
                var sum = group.getValue().stream()
                        .flatMap(item -> Decimals.parse(field(item, summed.field())).stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                total.put(summed.as(), sum.toPlainString());
            }
        }
        for (var summed : plan.of()) {
            var odd = matching.stream()
                    .map(item -> field(item, summed.field()))
                    .filter(value -> !value.isMissingNode()
                            && !value.isNull()
                            && Decimals.parse(value).isEmpty())
                    .count();
            if (odd > 0) {
                result.withArrayProperty("notes")
                        .add("The total of " + summed.as() + " leaves out " + odd
                                + (odd == 1 ? " value that is not a number." : " values that are not numbers."));
            }
        }
    }
}
