package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.mapping.Totals;
import dev.paigomcp.mapping.ValuePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows the largest parts of each set of sums. All sets share the room, rank by rank, so that the parts of one currency do
 * not hide those of another.
 */
final class LargestParts {
    /** The most characters of a value that names a set in a note. */
    private static final int MAX_VALUE_LENGTH = 20;

    /** The most bytes of all parts, for the most part: a result must have room for items too. */
    private static final int MAX_BYTES = 28_000;

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
        var most = ranked.stream().mapToInt(List::size).max().orElse(0);
        var left = per.limit();
        var room = MAX_BYTES;
        for (var rank = 0; rank < most; rank++) {
            for (var i = 0; i < ranked.size() && left > 0 && room > 0; i++) {
                if (rank < ranked.get(i).size()) {
                    room -= add(ranked.get(i).get(rank), shown.get(i));
                    left--;
                }
            }
        }
        var cut = new ArrayList<String>();
        for (var i = 0; i < ranked.size(); i++) {
            var all = ranked.get(i).size();
            var size = shown.get(i).path(per.as()).size();
            if (size < all) {
                cut.add(size + " of " + all + named(shown.get(i)));
            }
        }
        if (!cut.isEmpty()) {
            result.withArrayProperty("notes")
                    .add(per.as() + " holds the largest by " + String.join(", then ", per.largest()) + ": "
                            + String.join(", ", cut) + ". Filters make the list shorter.");
        }
    }

    /** Returns which set it is: {@code  of USD Open}. */
    private String named(ObjectNode set) {
        var values = totals.by().stream()
                .map(by -> set.path(by.as()).asString(""))
                .filter(value -> !value.isEmpty())
                .map(value -> Ellipsis.cut(value, MAX_VALUE_LENGTH))
                .toList();
        return values.isEmpty() ? "" : " of " + String.join(" ", values);
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

    /** Adds a part, and returns how many bytes it has. */
    private int add(GroupSums part, ObjectNode to) {
        var shown = to.withArrayProperty(per.as()).addObject();
        for (var i = 0; i < part.names().size(); i++) {
            shown.put(per.by().get(i).toString(), part.names().get(i));
        }
        part.addTo(shown, totals.of(), computed);
        return shown.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
