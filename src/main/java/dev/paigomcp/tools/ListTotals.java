package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Adds exact sums to a list: one set for each value of a field, or one for the whole list. */
final class ListTotals {
    private ListTotals() {}

    /** Adds {@code totals} to the result, and a note for each sum that leaves out values that are not numbers. */
    static void add(ResultPlan.Totals plan, List<ValuePath.Found> items, ObjectNode result) {
        var by = plan.by();
        var groups = new TreeMap<String, List<ValuePath.Found>>();
        for (var item : items) {
            var group = by == null ? "" : ListQuery.text(item, by);
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(item);
        }
        var totals = result.putArray("totals");
        groups.forEach((group, members) -> {
            var total = totals.addObject();
            if (by != null) {
                total.put(by.toString(), group);
            }
            plan.of().forEach(sum -> total.put(sum.as(), sum(sum, members).toPlainString()));
        });
        plan.of().forEach(sum -> noteOddValues(sum, items, result));
    }

    private static BigDecimal sum(ResultPlan.Sum sum, List<ValuePath.Found> items) {
        return items.stream()
                .flatMap(item -> Decimals.parse(ListQuery.value(item, sum.field())).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void noteOddValues(ResultPlan.Sum sum, List<ValuePath.Found> items, ObjectNode result) {
        var odd = items.stream()
                .map(item -> ListQuery.value(item, sum.field()))
                .filter(value -> !value.isMissingNode()
                        && !value.isNull()
                        && Decimals.parse(value).isEmpty())
                .count();
        if (odd > 0) {
            result.withArrayProperty("notes")
                    .add("The total of " + sum.as() + " leaves out " + odd
                            + (odd == 1 ? " value that is not a number." : " values that are not numbers."));
        }
    }
}
