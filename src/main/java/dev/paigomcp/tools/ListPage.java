package dev.paigomcp.tools;

import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The items of one page. Of a list in Paigo's order it holds these alone; of one that is sorted it holds the first so many
 * up to the page's end, since what comes later may go before them. Not thread-safe.
 */
final class ListPage {
    /**
     * An item, by what it is sorted by: the time of a field, or its number, or its text, then its place in Paigo's order. Of
     * items of one time the later ones are newer.
     */
    private record Entry(
            ValuePath.Found item, Instant time, @Nullable BigDecimal number, String text, int index, long weight) {}

    private static final Comparator<Entry> ASCENDING = Comparator.comparing(Entry::time)
            .thenComparing(Entry::number, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entry::text)
            .thenComparingInt(Entry::index);
    private static final Comparator<Entry> DESCENDING = ASCENDING.reversed();

    private final ResultPlan.@Nullable Sort sort;
    private final long from;
    private final long end;
    private final @Nullable Comparator<Entry> order;
    private final PriorityQueue<Entry> sorted; // the last one first
    private final List<ValuePath.Found> items = new ArrayList<>();
    private long weight;

    /**
     * Makes an empty page.
     *
     * @param from how many items come before it
     * @param limit how many items it has at most
     */
    ListPage(ListQuery query, int from, int limit) {
        this.from = from;
        this.end = (long) from + limit;
        this.sort = query.sort();
        this.order = sort == null ? null : sort.descending() ? DESCENDING : ASCENDING;
        this.sorted = order == null ? new PriorityQueue<>() : new PriorityQueue<>(order.reversed());
    }

    /** Returns whether an item with this number among those that match may be on the page. */
    boolean wants(int index) {
        return order != null || (index >= from && index < end);
    }

    /** Takes the item if it may be on the page; the numbers count up from 0. */
    void offer(ValuePath.Found item, int index, long bytes) {
        if (sort == null || order == null) {
            if (wants(index)) {
                weight += bytes;
                items.add(item);
            }
            return;
        }
        var text = ListQuery.text(item, sort.by());
        var value = ListQuery.value(item, sort.by());
        var number = value.isNumber() ? value.decimalValue() : null;
        var time = TimeText.start(text);
        var entry = new Entry(item, time.orElse(Instant.MIN), number, time.isPresent() ? "" : text, index, bytes);
        if (sorted.size() < end) {
            hold(entry);
        } else if (!sorted.isEmpty() && order.compare(entry, sorted.peek()) < 0) {
            weight -= sorted.remove().weight();
            hold(entry);
        }
    }

    private void hold(Entry entry) {
        weight += entry.weight();
        sorted.add(entry);
    }

    /** Returns the items in order. */
    List<ValuePath.Found> items() {
        return order == null ? items : held().stream().skip(from).toList();
    }

    /** Returns all items that are held, in order: of a sorted list also those before the page. */
    List<ValuePath.Found> held() {
        return order == null
                ? items
                : sorted.stream().sorted(order).map(Entry::item).toList();
    }

    /** Returns the bytes of all items that are held. */
    long weight() {
        return weight;
    }
}
