package dev.paigomcp.tools;

import dev.paigomcp.mapping.ValuePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a query selects of a list. It takes one item at a time: it counts and sums those that match, and holds those of the
 * page that was asked for. Not thread-safe.
 */
final class ListSelection {
    private final ListQuery query;
    private final ListPage page;
    private final @Nullable ListTotals totals;
    private final List<RunningBalances> balances;
    private final ResultNotes notes;
    private final GapCounts gapCounts = new GapCounts();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private JsonNode around = MissingNode.getInstance();
    private JsonNode lifted = MissingNode.getInstance();
    private int seen;
    private int matching;

    ListSelection(ListQuery query) {
        this.query = query;
        this.page = query.newPage();
        this.totals = query.newTotals();
        this.balances = query.newBalances();
        this.notes = query.newNotes();
    }

    /** Takes all items of an element of the list, which has so many bytes. */
    void addAll(ValuePath rest, JsonNode element, long weight) {
        if (rest.isEmpty()) {
            add(new ValuePath.Found(element, MissingNode.getInstance()), weight);
            return;
        }
        var items = rest.all(element);
        for (var item : items) {
            add(item, weight / items.size());
        }
    }

    /** Takes the next item, which has so many bytes. */
    void add(ValuePath.Found found, long weight) {
        seen++;
        var item = new ValuePath.Found(found.item(), lifted(found.around()));
        var gaps = query.compute(item);
        if (query.matches(item, gaps, leftOut)) {
            gapCounts.add(gaps);
            notes.look(item);
            if (totals != null) {
                totals.add(item, gaps);
            }
            for (var balance : balances) {
                balance.add(item);
            }
            page.offer(item, matching++, weight);
        } else {
            for (var balance : balances) {
                balance.pass(item);
            }
        }
    }

    /** Returns the fields around an item that become its own; the items of one object have them in common. */
    private JsonNode lifted(JsonNode object) {
        if (object != around) {
            around = object;
            lifted = query.lifted(object);
        }
        return lifted;
    }

    /** Returns whether the next item need only be counted: each one matches, and this one is not on the page. */
    boolean isCountOnly() {
        return query.takesAll() && totals == null && !page.wants(matching);
    }

    /** Counts an item that matches and is not on the page. */
    void count() {
        seen++;
        matching++;
    }

    /** Returns how many items the list has. */
    int seen() {
        return seen;
    }

    /** Returns how many of them match. */
    int matching() {
        return matching;
    }

    /** Returns the items of the page, in order. */
    List<ValuePath.Found> items() {
        balances.forEach(balance -> balance.addTo(page.held()));
        return page.items();
    }

    /** Returns the bytes of what is held. */
    long weight() {
        return page.weight() + (totals == null ? 0 : totals.weight());
    }

    /** Adds the sums of all items that match, and notes on values that were left out. */
    void addTo(ObjectNode result) {
        if (totals != null) {
            totals.addTo(result);
        }
        gapCounts.addTo(result, matching, totals == null ? Set.of() : totals.fields());
        balances.forEach(balance -> balance.addTo(result));
        leftOut.forEach((what, count) -> result.withArrayProperty("notes").add(count + " left out: " + what + "."));
        notes.addTo(result);
    }
}
