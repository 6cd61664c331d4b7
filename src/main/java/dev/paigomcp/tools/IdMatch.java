package dev.paigomcp.tools;

import dev.paigomcp.mapping.FoldedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A thing that a caller may have meant, by its id and its names, of which the first is the one to show. */
record IdMatch(String id, List<String> names) {
    /** A thing and how near it is. */
    private record Near(IdMatch match, int rank) {}

    /**
     * Returns the things that are near to what was given, the nearest first, at most {@code count}. What is the same but for
     * its form is named alone. What only shares the host of a mail address counts if no more than that do: many customers may
     * have theirs at one provider.
     *
     * @param ignored words that bring no name near to another, as {@link FoldedText} has them
     */
    static List<IdMatch> nearest(String given, Collection<IdMatch> all, Set<String> ignored, int count) {
        var nearness = new Nearness(given, ignored);
        var near = new ArrayList<Near>();
        var neighbours = 0;
        for (var match : all) {
            var rank = nearness.rank(match);
            if (rank < Nearness.FAR) {
                near.add(new Near(match, rank));
                neighbours += rank == Nearness.SAME_HOST ? 1 : 0;
            }
        }
        var isProvider = neighbours > count;
        var isNamed = near.stream().anyMatch(each -> each.rank() == Nearness.SAME);
        return near.stream()
                .filter(each -> !isNamed || each.rank() == Nearness.SAME)
                .filter(each -> !isProvider || each.rank() != Nearness.SAME_HOST)
                .sorted(Comparator.comparingInt(Near::rank)
                        .thenComparing(each -> each.match().id()))
                .limit(count)
                .map(Near::match)
                .toList();
    }
}
