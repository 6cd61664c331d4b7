package dev.paigomcp.tools;

import dev.paigomcp.mapping.Totals;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The number of some items, and the exact sums of their fields. Not thread-safe. */
final class GroupSums {
    /** The bytes of one, its names apart. */
    static final long WEIGHT = 500;

    private final List<String> names;
    private final BigDecimal[] sums;
    private final int[] numbers;
    private int count;
    private int leftOut;

    /** @param names the texts that tell these items from others */
    GroupSums(List<String> names, int fields) {
        this.names = names;
        this.sums = new BigDecimal[fields];
        this.numbers = new int[fields];
        Arrays.fill(sums, BigDecimal.ZERO);
    }

    List<String> names() {
        return names;
    }

    /** Adds a number to the sum of a field. */
    void add(int field, BigDecimal number) {
        sums[field] = sums[field].add(number);
        numbers[field]++;
    }

    /** Counts an item; one is incomplete if a sum had to leave it out. */
    void count(boolean isComplete) {
        count++;
        leftOut += isComplete ? 0 : 1;
    }

    /** Returns whether any item had a number there. */
    boolean has(int field) {
        return numbers[field] > 0;
    }

    BigDecimal sum(int field) {
        return sums[field];
    }

    /**
     * Writes the sums. One of a computed field is left out if no item has the field; any other is zero then.
     *
     * @param fields the fields and their names in the result
     */
    void addTo(ObjectNode result, List<Totals.Named> fields, Set<ValuePath> computed) {
        result.put("count", count);
        for (var i = 0; i < sums.length; i++) {
            if (has(i) || !computed.contains(fields.get(i).field())) {
                result.put(fields.get(i).as(), sums[i].toPlainString());
            }
        }
        if (leftOut > 0) {
            result.put("leftOut", leftOut);
        }
    }
}
