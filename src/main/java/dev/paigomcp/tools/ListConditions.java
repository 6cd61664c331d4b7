package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The filters for which a call has a value: what an item must be to be listed. Immutable. */
final class ListConditions {
    private final List<Given> conditions;

    /**
     * A condition on a field, and on others beside it.
     *
     * @param isComputed whether the field is computed: nothing is missing then where it is not meant for an item
     */
    private record Given(List<ValuePath> fields, boolean isComputed, Condition condition) {}

    private ListConditions(List<Given> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** @param now today is its day in UTC */
    static ListConditions of(ResultPlan plan, ObjectNode arguments, Instant now) {
        var given = new ArrayList<Given>();
        var reading = new Reading(plan, arguments, now);
        for (var filter : plan.where()) {
            if (filter.isGiven(arguments)) {
                var isComputed =
                        plan.compute().stream().anyMatch(field -> field.name().equals(filter.field()));
                given.add(new Given(filter.fields(), isComputed, filter.fold(reading)));
            }
        }
        return new ListConditions(given);
    }

    /** Returns whether every item passes. */
    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Returns whether an item passes. One that several filters reject counts for the first of them.
     *
     * @param gaps the computed fields that it lacks, and why
     * @param leftOut counts the items that are left out because a value cannot be read, by what is to be said of them
     */
    boolean pass(ValuePath.Found item, Map<ValuePath, String> gaps, Map<String, Integer> leftOut) {
        for (var given : conditions) {
            if (!given.condition().passes(item)) {
                var why = why(given, item, gaps);
                if (why != null) {
                    leftOut.merge(why, 1, Integer::sum);
                }
                return false;
            }
        }
        return true;
    }

    /** Returns what is to be said of an item that does not pass, or null if nothing is. */
    private static @Nullable String why(Given given, ValuePath.Found item, Map<ValuePath, String> gaps) {
        var first = given.fields().get(0);
        if (gaps.containsKey(first)) {
            return "no " + first + ", since " + gaps.get(first);
        }
        var rejected = given.condition().rejected(item);
        if (rejected == null) {
            return given.isComputed() ? null : given.condition().unreadable(item);
        }
        for (var field : given.fields()) {
            if (gaps.containsKey(field)) {
                return "no " + field + ", since " + gaps.get(field);
            }
        }
        return rejected;
    }

    /** What an item must be. */
    private interface Condition {
        boolean passes(ValuePath.Found item);

        /** Returns what cannot be read of an item that does not pass, or null if all can. */
        default @Nullable String unreadable(ValuePath.Found item) {
            return null;
        }

        /** Returns what is to be said of an item that does not pass though its value is what was asked for, or null. */
        default @Nullable String rejected(ValuePath.Found item) {
            return null;
        }
    }

    /** Makes the conditions of filters, with what they need of the arguments worked out once. */
    private record Reading(ResultPlan plan, ObjectNode arguments, Instant now) implements Filter.Cases<Condition> {
        private String text(String argument) {
            return arguments.path(argument).asString("");
        }

        @Override
        public Condition equal(Filter.Equals filter) {
            var argument = text(filter.argument());
            var wanted = argument.equals(filter.none()) ? "" : argument;
            return item -> wanted.equals(ListQuery.text(item, filter.field()));
        }

        @Override
        public Condition contains(Filter.Contains filter) {
            var wanted = text(filter.argument());
            return item -> {
                for (var found : values(item, filter.field())) {
                    if (wanted.equals(found.item().asString(""))) {
                        return true;
                    }
                }
                return false;
            };
        }

        @Override
        public Condition absent(Filter.Absent filter) {
            var wanted = arguments.path(filter.argument()).asBoolean(false);
            return item -> wanted == isAbsent(item, filter.field());
        }

        @Override
        public Condition between(Filter.Between filter) {
            var first = TimeText.start(text(filter.from()));
            var last = TimeText.end(text(filter.to()));
            return new Condition() {
                @Override
                public boolean passes(ValuePath.Found item) {
                    return TimeText.start(ListQuery.text(item, filter.field()))
                            .filter(time -> first.isEmpty() || !time.isBefore(first.get()))
                            .filter(time -> last.isEmpty() || !time.isAfter(last.get()))
                            .isPresent();
                }

                @Override
                public @Nullable String unreadable(ValuePath.Found item) {
                    return undated(item, filter.field());
                }
            };
        }

        @Override
        public Condition inRange(Filter.InRange filter) {
            var least = number(filter.from());
            var most = number(filter.to());
            return new Condition() {
                @Override
                public boolean passes(ValuePath.Found item) {
                    var value = Decimals.parse(ListQuery.value(item, filter.field()));
                    return value.isPresent()
                            && (least == null || value.get().compareTo(least) >= 0)
                            && (most == null || value.get().compareTo(most) <= 0);
                }

                @Override
                public @Nullable String unreadable(ValuePath.Found item) {
                    return Decimals.parse(ListQuery.value(item, filter.field())).isPresent()
                            ? null
                            : "their " + plan.nameOf(filter.field()) + " is absent or no number";
                }
            };
        }

        @Override
        public Condition daysPast(Filter.DaysPast filter) {
            var days = arguments.path(filter.argument()).decimalValue().longValueExact();
            var end = LocalDate.ofInstant(now, ZoneOffset.UTC)
                    .minusDays(days)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            var positive = filter.positive();
            return new Condition() {
                @Override
                public boolean passes(ValuePath.Found item) {
                    return isPast(item) && isPositive(item);
                }

                private boolean isPast(ValuePath.Found item) {
                    return TimeText.start(ListQuery.text(item, filter.field()))
                            .filter(time -> time.isBefore(end))
                            .isPresent();
                }

                private boolean isPositive(ValuePath.Found item) {
                    return positive == null
                            || Decimals.parse(ListQuery.value(item, positive))
                                    .filter(number -> number.signum() > 0)
                                    .isPresent();
                }

                @Override
                public @Nullable String rejected(ValuePath.Found item) {
                    return isPast(item)
                            ? "their " + positive + " is 0 or less; without " + filter.argument() + " they are listed"
                            : null;
                }

                @Override
                public @Nullable String unreadable(ValuePath.Found item) {
                    return undated(item, filter.field());
                }
            };
        }

        private @Nullable String undated(ValuePath.Found item, ValuePath field) {
            return TimeText.start(ListQuery.text(item, field)).isPresent()
                    ? null
                    : "their " + plan.nameOf(field) + " cannot be read as a time";
        }

        private @Nullable BigDecimal number(String argument) {
            return Decimals.parse(arguments.path(argument)).orElse(null);
        }

        private static List<ValuePath.Found> values(ValuePath.Found item, ValuePath field) {
            var values = field.all(item.item());
            return values.isEmpty() ? field.all(item.around()) : values;
        }

        private static boolean isAbsent(ValuePath.Found item, ValuePath field) {
            for (var found : values(item, field)) {
                if (!found.item().isNull()) {
                    return false;
                }
            }
            return true;
        }
    }
}
