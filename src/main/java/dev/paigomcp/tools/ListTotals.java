package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exact sums over the items of a list: one set for each value of a field, or one for the whole list. Not thread-safe.
 */
final class ListTotals {
    private final ResultPlan.Totals plan;
    private final Map<String, BigDecimal[]> groups = new TreeMap<>();
    private final int[] oddValues;

    ListTotals(ResultPlan.Totals plan) {
        this.plan = plan;
        this.oddValues = new int[plan.of().size()];
    }

    /** Adds an item. */
    void add(ValuePath.Found item) {
        var by = plan.by();
        var sums = groups.computeIfAbsent(by == null ? "" : ListQuery.text(item, by), key -> zeros());
        for (var i = 0; i < sums.length; i++) {
            var value = ListQuery.value(item, plan.of().get(i).field());
            var number = Decimals.parse(value);
            if (number.isPresent()) {
                sums[i] = sums[i].add(number.get());
            } else if (!value.isMissingNode() && !value.isNull()) {
                oddValues[i]++;
            }
        }
    }

    private BigDecimal[] zeros() {
        var zeros = new BigDecimal[oddValues.length];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }

    /** Adds {@code totals} to the result, and a note for each sum that leaves out values that are not numbers. */
    void addTo(ObjectNode result) {
        var by = plan.by();
        var totals = result.putArray("totals");
        groups.forEach((group, sums) -> {
            var total = totals.addObject();
            if (by != null) {
                total.put(by.toString(), group);
            }
            for (var i = 0; i < sums.length; i++) {
                total.put(plan.of().get(i).as(), sums[i].toPlainString());
            }
        });
        for (var i = 0; i < oddValues.length; i++) {
            if (oddValues[i] > 0) {
                result.withArrayProperty("notes")
                        .add("The total of " + plan.of().get(i).as() + " leaves out " + oddValues[i]
                                + (oddValues[i] == 1
                                        ? " value that is not a number."
                                        : " values that are not numbers."));
            }
        }
    }
}
