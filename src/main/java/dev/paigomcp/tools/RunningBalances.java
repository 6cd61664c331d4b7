package dev.paigomcp.tools;

import dev.paigomcp.mapping.Computation;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running balances over a whole list that is sorted by a time. It takes each item once and holds none: the balance of an
 * item is worked out from the sum of all, or from the items before it, which a {@link ListPage} holds. Not thread-safe.
 *
 * <p>An item whose amount or time cannot be read leaves itself and all newer ones without a balance.
 */
final class RunningBalances {
    private final ValuePath name;
    private final ValuePath amount;
    private final ResultPlan.Sort sort;
    private BigDecimal sum = BigDecimal.ZERO;
    private int unreadable;

    private RunningBalances(ValuePath name, ValuePath amount, ResultPlan.Sort sort) {
        this.name = name;
        this.amount = amount;
        this.sort = sort;
    }

    /** Returns those of a plan, without any items as yet. */
    static List<RunningBalances> of(ResultPlan plan) {
        var sort = plan.sort();
        return sort == null
                ? List.of()
                : plan.compute().stream()
                        .filter(field -> field.computation() instanceof Computation.RunningBalance)
                        .map(field -> new RunningBalances(
                                field.name(), field.computation().fields().get(0), sort))
                        .toList();
    }

    /** Takes an item of the list. */
    void add(ValuePath.Found item) {
        var number = amount(item);
        if (number.isPresent()) {
            sum = sum.add(number.get());
        } else {
            unreadable++;
        }
    }

    /** Returns the amount, or empty if it or the time cannot be read. */
    private Optional<BigDecimal> amount(ValuePath.Found item) {
        return Times.start(ListQuery.text(item, sort.by())).isEmpty()
                ? Optional.empty()
                : Decimals.parse(ListQuery.value(item, amount));
    }

    /** Puts the balances into items: the first ones of the list in its order, when it has taken them all. */
    void addTo(List<ValuePath.Found> first) {
        var balance = sort.descending() ? sum : BigDecimal.ZERO;
        var unknown = sort.descending() ? unreadable : 0;
        for (var item : first) {
            var number = amount(item);
            if (!sort.descending()) {
                balance = balance.add(number.orElse(BigDecimal.ZERO));
                unknown += number.isPresent() ? 0 : 1;
            }
            if (item.item() instanceof ObjectNode object) {
                object.set(
                        name.toString(),
                        unknown == 0 ? JsonNodeFactory.instance.numberNode(balance) : NullNode.getInstance());
            }
            if (sort.descending()) {
                balance = balance.subtract(number.orElse(BigDecimal.ZERO));
                unknown -= number.isPresent() ? 0 : 1;
            }
        }
    }

    /** Adds a note if items have no balance. */
    void addTo(ObjectNode result) {
        if (unreadable > 0) {
            result.withArrayProperty("notes")
                    .add("Without " + name + " from the oldest on whose " + amount + " or " + sort.by()
                            + " cannot be read (" + unreadable + ").");
        }
    }
}
