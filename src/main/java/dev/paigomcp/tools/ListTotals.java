package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.Totals;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exact sums over the items of a list: one set for each combination of values of some fields, parted further if the caller
 * asks for it. Not thread-safe.
 */
final class ListTotals {
    /** The most characters of a name beside the sums of a part. */
    private static final int MAX_NAME_LENGTH = 100;

    private final Totals plan;
    private final Totals.@Nullable Per per;
    private final List<ValuePath> by;
    private final Set<ValuePath> computed = new HashSet<>();
    private final Map<List<String>, Group> groups = new TreeMap<>(ListTotals::compare);
    private final int[] oddValues;
    private long weight;

    /** The sums of a set, and of its parts by the first of their fields. */
    private record Group(GroupSums sums, Map<String, GroupSums> parts) {}

    /** @param isParted whether the caller asks for parts */
    ListTotals(Totals totals, ResultPlan plan, boolean isParted) {
        this.plan = totals;
        this.by = totals.by().stream().map(Totals.Named::field).toList();
        this.per = isParted ? totals.per() : null;
        this.oddValues = new int[totals.of().size()];
        plan.compute().forEach(field -> computed.add(field.name()));
    }

    /**
     * Adds an item.
     *
     * @param gaps the computed fields that it lacks, and why
     */
    void add(ValuePath.Found item, Map<ValuePath, String> gaps) {
        var group = groups.computeIfAbsent(texts(item, by), key -> new Group(newSums(List.of()), new TreeMap<>()));
        add(item, gaps, group.sums(), true);
        if (per != null) {
            var key = ListQuery.text(item, per.by().get(0));
            var part = group.parts().get(key);
            if (part == null) {
                part = newSums(names(item, per.by()));
                group.parts().put(key, part);
            }
            add(item, gaps, part, false);
        }
    }

    private GroupSums newSums(List<String> names) {
        weight += GroupSums.WEIGHT + names.stream().mapToLong(String::length).sum() * Character.BYTES;
        return new GroupSums(names, oddValues.length);
    }

    private void add(ValuePath.Found item, Map<ValuePath, String> gaps, GroupSums sums, boolean countOdd) {
        var isComplete = true;
        for (var i = 0; i < oddValues.length; i++) {
            var field = plan.of().get(i).field();
            var value = ListQuery.value(item, field);
            var number = Decimals.parse(value);
            if (number.isPresent()) {
                sums.add(i, number.get());
            } else if (gaps.containsKey(field)) {
                isComplete = false;
            } else if (!value.isMissingNode() && !value.isNull()) {
                isComplete = false;
                oddValues[i] += countOdd ? 1 : 0;
            }
        }
        sums.count(isComplete);
    }

    private static List<String> texts(ValuePath.Found item, List<ValuePath> fields) {
        var texts = new ArrayList<String>(fields.size());
        for (var field : fields) {
            texts.add(ListQuery.text(item, field));
        }
        return texts;
    }

    /** Returns the id, and what stands beside it, which is made short: fifty long names would be a result of their own. */
    private static List<String> names(ValuePath.Found item, List<ValuePath> fields) {
        var names = texts(item, fields);
        for (var i = 1; i < names.size(); i++) {
            names.set(i, Ellipsis.cut(names.get(i), MAX_NAME_LENGTH));
        }
        return names;
    }

    private static int compare(List<String> left, List<String> right) {
        for (var i = 0; i < left.size(); i++) {
            var order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Returns the bytes of all sums. */
    long weight() {
        return weight;
    }

    /** Returns the fields that are summed. */
    Set<String> fields() {
        var fields = new HashSet<String>();
        plan.of().forEach(sum -> fields.add(sum.field().toString()));
        return fields;
    }

    /** Adds {@code totals} to the result, and a note for each sum that leaves out values that are not numbers. */
    void addTo(ObjectNode result) {
        var totals = result.putArray("totals");
        var shown = new ArrayList<ObjectNode>();
        groups.forEach((values, group) -> {
            var total = totals.addObject();
            for (var i = 0; i < values.size(); i++) {
                total.put(plan.by().get(i).as(), values.get(i));
            }
            group.sums().addTo(total, plan.of(), computed);
            shown.add(total);
        });
        if (per != null) {
            new LargestParts(plan, per, computed)
                    .addTo(
                            result,
                            shown,
                            groups.values().stream()
                                    .map(group -> group.parts().values())
                                    .toList());
        }
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
