package dev.paigomcp.tools;

import dev.paigomcp.mapping.Computation;
import dev.paigomcp.mapping.ComputedField;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running balances over a whole list that is sorted by a time. It takes each item once and holds none: the balance of an
 * item is worked out from the sum of all, or from the items before it, which a {@link ListPage} holds. Filters may leave out the
 * newest items and the oldest: these count, though they are not shown. Not thread-safe.
 *
 * <p>Where the mapping names what the sum of the whole list must equal and it does not, no item has a balance.
 *
 * <p>An item whose amount or time cannot be read leaves itself and all newer ones without a balance.
 */
final class RunningBalances {
    private final ValuePath name;
    private final ValuePath amount;
    private final ResultPlan plan;
    private final ResultPlan.Sort sort;
    private final @Nullable Instant since;
    private final Optional<Computation.RunningBalance.Total> total;
    private final ToolCall call;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal matching = BigDecimal.ZERO;
    private BigDecimal whole = BigDecimal.ZERO;
    private int unreadableBefore;
    private int unreadable;

    private RunningBalances(ComputedField field, ResultPlan.Sort sort, ToolCall call) {
        this.name = field.name();
        this.amount = field.computation().fields().get(0);
        this.plan = call.plan().result();
        this.sort = sort;
        this.total = field.total();
        this.call = call;
        this.since = plan.where().stream()
                .filter(filter -> filter.field().equals(sort.by()))
                .flatMap(filter ->
                        TimeText.start(
                                call.arguments().path(filter.arguments().get(0)).asString(""))
                                .stream())
                .findFirst()
                .orElse(null);
    }

    /** Returns those of a call's plan, without any items as yet. */
    static List<RunningBalances> of(ToolCall call) {
        var plan = call.plan().result();
        var sort = plan.sort();
        return sort == null
                ? List.of()
                : plan.compute().stream()
                        .filter(field -> field.computation() instanceof Computation.RunningBalance)
                        .map(field -> new RunningBalances(field, sort, call))
                        .toList();
    }

    /** Takes an item of the list that is shown, on this page or another one. */
    void add(ValuePath.Found item) {
        var number = amount(item);
        if (number.isPresent()) {
            matching = matching.add(number.get());
            whole = whole.add(number.get());
        } else {
            unreadable++;
        }
    }

    /** Takes an item that a filter leaves out. */
    void pass(ValuePath.Found item) {
        var time = time(item);
        var number = amount(item, time);
        whole = whole.add(number.orElse(BigDecimal.ZERO));
        if (time.isEmpty() || since != null && time.get().isBefore(since)) {
            before = before.add(number.orElse(BigDecimal.ZERO));
            unreadableBefore += number.isPresent() ? 0 : 1;
        }
    }

    /** Returns the amount, or empty if it or the time cannot be read. */
    private Optional<BigDecimal> amount(ValuePath.Found item) {
        return amount(item, time(item));
    }

    private Optional<BigDecimal> amount(ValuePath.Found item, Optional<Instant> time) {
        return time.isEmpty() ? Optional.empty() : Decimals.parse(ListQuery.value(item, amount));
    }

    private Optional<Instant> time(ValuePath.Found item) {
        return TimeText.start(ListQuery.text(item, sort.by()));
    }

    /** Puts the balances into items: the first ones of the list in its order, when it has taken them all. */
    void addTo(List<ValuePath.Found> first) {
        var isSure = difference().isEmpty();
        var balance = sort.descending() ? before.add(matching) : before;
        var unknown = unreadableBefore + (sort.descending() ? unreadable : 0);
        for (var item : first) {
            var number = amount(item);
            if (!sort.descending()) {
                balance = balance.add(number.orElse(BigDecimal.ZERO));
                unknown += number.isPresent() ? 0 : 1;
            }
            if (item.item() instanceof ObjectNode object) {
                object.set(
                        name.toString(),
                        isSure && unknown == 0 ? JsonNodeFactory.instance.numberNode(balance) : NullNode.getInstance());
            }
            if (sort.descending()) {
                balance = balance.subtract(number.orElse(BigDecimal.ZERO));
                unknown -= number.isPresent() ? 0 : 1;
            }
        }
    }

    /** Returns why the sum is not taken to be right, or empty if it is. */
    private Optional<String> difference() {
        return total.flatMap(expected -> {
            var value = call.reads()
                    .thing(expected.read())
                    .map(expected.value()::first)
                    .orElse(MissingNode.getInstance());
            var number = Decimals.parse(value);
            return number.filter(is -> is.compareTo(whole) == 0).isPresent()
                    ? Optional.empty()
                    : Optional.of("No " + name + " is shown: all entries add up to " + whole.toPlainString()
                            + (number.isPresent()
                                    ? ", but " + expected.value() + " is "
                                            + number.get().toPlainString()
                                            + ". Paigo may not show the latest entries yet."
                                    : ", and " + expected.value() + " cannot be read."));
        });
    }

    /** Adds a note if items have no balance. */
    void addTo(ObjectNode result) {
        var difference = difference();
        if (difference.isPresent()) {
            result.withArrayProperty("notes").add(difference.get());
        } else if (unreadableBefore + unreadable > 0) {
            result.withArrayProperty("notes")
                    .add("Without " + name + " from the oldest on whose " + plan.nameOf(amount) + " or "
                            + plan.nameOf(sort.by())
                            + " cannot be read (" + (unreadableBefore + unreadable) + ").");
        }
    }
}
