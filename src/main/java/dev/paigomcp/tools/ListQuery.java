package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filters, sorts, sums and pages a list of Paigo, which offers none of that itself. It says what a {@link ListSelection}
 * takes, and makes the page of it. Immutable.
 */
final class ListQuery {
    private final ToolCall call;
    private final ResultPlan plan;
    private final ObjectNode arguments;
    private final ListConditions conditions;
    private final ComputedFields computed;
    private final @Nullable SearchWords searched;
    private final int from;
    private final int limit;

    /**
     * @param computed the fields that are worked out for each item
     * @param now the server's time
     */
    ListQuery(ToolCall call, ComputedFields computed, Instant now) {
        this.call = call;
        this.plan = call.plan().result();
        this.arguments = call.arguments();
        this.conditions = ListConditions.of(plan, arguments, now);
        this.computed = computed;
        this.searched = searched();
        var page = plan.page();
        this.from = page == null ? 0 : Cursor.offset(arguments).orElse(0);
        this.limit = page == null ? Integer.MAX_VALUE : arguments.path("limit").asInt(page.limit());
    }

    private @Nullable SearchWords searched() {
        var search = plan.search();
        return search == null || !arguments.has(search.argument()) ? null : SearchWords.of(search, arguments);
    }

    /** Returns whether every item matches. */
    boolean takesAll() {
        return conditions.isEmpty() && searched == null;
    }

    /**
     * Returns whether an item matches.
     *
     * @param gaps the computed fields that it lacks, and why
     * @param leftOut counts the items that are left out because a value cannot be read, by what is to be said of them
     */
    boolean matches(ValuePath.Found item, Map<ValuePath, String> gaps, Map<String, Integer> leftOut) {
        return (searched == null || searched.find(item)) && conditions.pass(item, gaps, leftOut);
    }

    /** Puts the computed fields into an item, and returns those that it lacks, and why. */
    Map<ValuePath, String> compute(ValuePath.Found item) {
        return computed.addTo(item.item(), item.around());
    }

    /** Returns the page that was asked for, without any items as yet. */
    ListPage newPage() {
        return new ListPage(this, from, limit);
    }

    /** Returns sums without any items as yet, or null if the list has none. */
    @Nullable
    ListTotals newTotals() {
        var totals = plan.totals();
        return totals == null
                ? null
                : new ListTotals(
                        totals,
                        plan,
                        totals.per() != null && arguments.has(totals.per().argument()));
    }

    /** Returns the running balances of the list, without any items as yet. */
    List<RunningBalances> newBalances() {
        return RunningBalances.of(call);
    }

    /** Returns what the mapping says of fields, without any items as yet. */
    ResultNotes newNotes() {
        return new ResultNotes(plan);
    }

    /** Returns the order of the items, or null for Paigo's. */
    ResultPlan.@Nullable Sort sort() {
        return plan.sort();
    }

    /** Returns the field of an item, or the one that is lifted to it, as text; empty if there is neither. */
    static String text(ValuePath.Found item, ValuePath name) {
        var value = value(item, name);
        return value.isNumber() ? Projection.asText(value) : value.asString("");
    }

    /** Returns the field of an item, or the one that is lifted to it; null or a missing node if there is neither. */
    static JsonNode value(ValuePath.Found item, ValuePath name) {
        var value = name.first(item.item());
        if (value.isMissingNode() || value.isNull()) {
            var lifted = name.first(item.around());
            return lifted.isMissingNode() ? value : lifted;
        }
        return value;
    }

    /** Returns the page that was asked for, with the total, the sums and the notes of the whole selection. */
    ObjectNode page(ListSelection selection, String serverTime) {
        var result = Json.MAPPER.createObjectNode();
        BesideValues.addToList(result, call);
        var items = result.putArray("items");
        for (var item : selection.items()) {
            var shown = Projection.show(plan.show(), item.item(), item.around(), Set.of());
            BesideValues.addTo(shown, call, item);
            items.add(shown);
        }
        result.put("total", selection.matching());
        if (from + items.size() < selection.matching()) {
            result.put("nextCursor", cursor(items.size()));
        }
        selection.addTo(result);
        call.notes().forEach(note -> result.withArrayProperty("notes").add(note));
        BesideValues.note(result, call);
        return result.put("serverTime", serverTime);
    }

    /** Returns the cursor of the page that follows so many items of this one. */
    String cursor(int items) {
        return Cursor.at(from + items, arguments);
    }

    /** Returns what the object around items lifts to them, and nothing else of it. */
    JsonNode lifted(JsonNode around) {
        if (plan.lift().isEmpty()) {
            return MissingNode.getInstance();
        }
        var lifted = Json.MAPPER.createObjectNode();
        for (var name : plan.lift()) {
            if (around.has(name)) {
                lifted.set(name, around.path(name));
            }
        }
        return lifted;
    }
}
