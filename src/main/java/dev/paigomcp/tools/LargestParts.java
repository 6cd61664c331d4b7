package dev.paigomcp.tools;

import dev.paigomcp.mapping.Totals;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows the largest parts of each set of sums. All sets share one limit, rank by rank, so that the parts of one currency do
 * not hide those of another.
 */
final class LargestParts {
    private final Totals totals;
    private final Totals.Per per;
    private final Set<ValuePath> computed;

    LargestParts(Totals totals, Totals.Per per, Set<ValuePath> computed) {
        this.totals = totals;
        this.per = per;
        this.computed = computed;
    }

    /**
     * Adds the parts to the sets, and a note if there are more of them.
     *
     * @param shown what the result shows of each set
     * @param parts the parts of each set
     */
    void addTo(ObjectNode result, List<ObjectNode> shown, List<Collection<GroupSums>> parts) {
        var ranked = parts.stream().map(this::ranked).toList();
        var all = ranked.stream().mapToInt(List::size).sum();
        var left = per.limit();
        for (var rank = 0; left > 0 && rank < all; rank++) {
            for (var i = 0; i < ranked.size() && left > 0; i++) {
                if (rank < ranked.get(i).size()) {
                    add(ranked.get(i).get(rank), shown.get(i));
                    left--;
                }
            }
        }
        if (all > per.limit()) {
            result.withArrayProperty("notes")
                    .add(per.as() + " holds the " + per.limit() + " largest by " + String.join(", then ", per.largest())
                            + "; " + (all - per.limit()) + " more are left out. Filters make the list shorter.");
        }
    }

    private List<GroupSums> ranked(Collection<GroupSums> parts) {
        Comparator<GroupSums> order = (left, right) -> 0;
        for (var name : per.largest()) {
            var field = field(name);
            order = order.thenComparing(part -> part.has(field) ? 0 : 1)
                    .thenComparing(part -> part.sum(field), Comparator.reverseOrder());
        }
        var ranked = new ArrayList<>(parts);
        ranked.sort(order); // parts that are equal stay in the order of their ids
        return ranked;
    }

    private int field(String name) {
        for (var i = 0; i < totals.of().size(); i++) {
            if (totals.of().get(i).as().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("there is no sum \"" + name + "\"");
    }

    private void add(GroupSums part, ObjectNode to) {
        var shown = to.withArrayProperty(per.as()).addObject();
        for (var i = 0; i < part.names().size(); i++) {
            shown.put(per.by().get(i).toString(), part.names().get(i));
        }
        part.addTo(shown, totals.of(), computed);
    }
}
