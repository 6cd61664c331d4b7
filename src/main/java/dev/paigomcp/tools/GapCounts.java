package dev.paigomcp.tools;

import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Counts the computed fields that items lack, by the reason. Not thread-safe. */
final class GapCounts {
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    /** Adds what an item lacks, as {@link ComputedFields} returns it. */
    void add(Map<ValuePath, String> gaps) {
        gaps.forEach((field, reason) ->
                counts.computeIfAbsent(reason, key -> new TreeMap<>()).merge(field.toString(), 1, Integer::sum));
    }

    /** Adds a note for each reason to a result that shows one thing. */
    void addTo(ObjectNode result) {
        counts.forEach((reason, fields) -> result.withArrayProperty("notes")
                .add("Without " + String.join(", ", fields.keySet()) + ": " + reason + "."));
    }

    /**
     * Adds notes to a list.
     *
     * @param items how many items match
     * @param summed the fields of which there are totals
     */
    void addTo(ObjectNode result, int items, Set<String> summed) {
        counts.forEach((reason, fields) -> {
            var byCount = new LinkedHashMap<Integer, ArrayList<String>>();
            fields.forEach((field, count) ->
                    byCount.computeIfAbsent(count, key -> new ArrayList<>()).add(field));
            byCount.forEach((count, names) -> result.withArrayProperty("notes")
                    .add("Without " + String.join(", ", names) + " (" + count + " of " + items + "): " + reason
                            + (names.stream().anyMatch(summed::contains) ? "; totals leave that out." : ".")));
        });
    }
}
