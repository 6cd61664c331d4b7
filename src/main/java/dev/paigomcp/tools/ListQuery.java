package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filters, sorts, sums and pages a list of Paigo, which offers none of that itself. It says what a {@link ListSelection}
 * takes, and makes the page of it. Immutable.
 */
final class ListQuery {
    private final ResultPlan plan;
    private final ObjectNode arguments;
    private final List<Condition> conditions;
    private final @Nullable String searched;
    private final int from;
    private final int limit;

    /** A filter for which the call has a value. */
    private record Condition(Filter filter, Predicate<ValuePath.Found> passes) {}

    ListQuery(ToolCall call) {
        this.plan = call.plan().result();
        this.arguments = call.arguments();
        this.conditions = conditions();
        this.searched = searched();
        var page = plan.page();
        this.from = page == null ? 0 : Cursor.offset(arguments).orElse(0);
        this.limit = page == null ? Integer.MAX_VALUE : arguments.path("limit").asInt(page.limit());
    }

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

    private List<Condition> conditions() {
        var given = new ArrayList<Condition>();
        for (var filter : plan.where()) {
            if (filter.arguments().stream().anyMatch(arguments::has)) {
                given.add(new Condition(filter, filter.fold(this::equal, this::inTime)));
            }
        }
        return List.copyOf(given);
    }

    /** Returns the text to search for, or null if there is no search. */
    private @Nullable String searched() {
        return plan.search() == null || !arguments.has(plan.search().argument())
                ? null
                : arguments
                        .path(plan.search().argument())
                        .asString()
                        .toLowerCase(Locale.ROOT)
                        .strip();
    }

    private Predicate<ValuePath.Found> equal(Filter.Equals filter) {
        var wanted = arguments.path(filter.argument()).asString();
        return item -> wanted.equals(text(item, filter.field()));
    }

    private Predicate<ValuePath.Found> inTime(Filter.Between filter) {
        var first = Times.start(arguments.path(filter.from()).asString(""));
        var last = Times.end(arguments.path(filter.to()).asString(""));
        return item -> Times.start(text(item, filter.field()))
                .filter(time -> first.isEmpty() || !time.isBefore(first.get()))
                .filter(time -> last.isEmpty() || !time.isAfter(last.get()))
                .isPresent();
    }

    private static Optional<Filter.Between> between(Filter filter) {
        return filter.fold(equals -> Optional.empty(), Optional::of);
    }

    /** Returns whether every item matches. */
    boolean takesAll() {
        return conditions.isEmpty() && searched == null;
    }

    /**
     * Returns whether an item matches. An item that several filters reject counts for the first of them.
     *
     * @param undated counts the items that are left out because their time cannot be read, by the name of the field
     */
    boolean matches(ValuePath.Found item, Map<String, Integer> undated) {
        if (!isFoundBySearch(item)) {
            return false;
        }
        for (var condition : conditions) {
            if (!condition.passes().test(item)) {
                between(condition.filter())
                        .filter(filter ->
                                Times.start(text(item, filter.field())).isEmpty())
                        .ifPresent(filter -> undated.merge(filter.field().toString(), 1, Integer::sum));
                return false;
            }
        }
        return true;
    }

    private boolean isFoundBySearch(ValuePath.Found item) {
        if (searched == null || plan.search() == null) {
            return true;
        }
        for (var name : plan.search().in()) {
            if (text(item, name).toLowerCase(Locale.ROOT).contains(searched)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the page that was asked for, without any items as yet. */
    ListPage newPage() {
        return new ListPage(this, from, limit);
    }

    /** Returns sums without any items as yet, or null if the list has none. */
    @Nullable
    ListTotals newTotals() {
        return plan.totals() == null ? null : new ListTotals(plan.totals());
    }

    /** Returns the order of the items, or null for Paigo's. */
    ResultPlan.@Nullable Sort sort() {
        return plan.sort();
    }

    /** Returns the item without what is around it, apart from what becomes the item's own. */
    ValuePath.Found held(ValuePath.Found item) {
        return new ValuePath.Found(item.item(), lifted(item));
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
    ObjectNode page(ListSelection selection, String serverTime) {
        var result = Json.MAPPER.createObjectNode();
        var items = result.putArray("items");
        for (var item : selection.items()) {
            items.add(Projection.show(plan.show(), item.item(), item.around(), Set.of()));
        }
        result.put("total", selection.matching());
        if (from + items.size() < selection.matching()) {
            result.put("nextCursor", cursor(items.size()));
        }
        selection.addTo(result);
        return result.put("serverTime", serverTime);
    }

    /** Returns the cursor of the page that follows so many items of this one. */
    String cursor(int items) {
        return Cursor.at(from + items, arguments);
    }

    private JsonNode lifted(ValuePath.Found item) {
        if (plan.lift().isEmpty()) {
            return MissingNode.getInstance();
        }
        var lifted = Json.MAPPER.createObjectNode();
        for (var name : plan.lift()) {
            if (item.around().has(name)) {
                lifted.set(name, item.around().path(name));
            }
        }
        return lifted;
    }
}
