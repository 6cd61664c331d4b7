package dev.paigomcp.tools;

import dev.paigomcp.mapping.Computation;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Computes one field of a thing. Thread-safe. */
interface Computing {
    /** The most days that are added to a date: a hundred years. */
    int MAX_PLUS_DAYS = 36_525;

    /** No result has a date of another year: its text would have more than four digits. */
    Instant MIN_DATE = Instant.parse("0000-01-01T00:00:00Z");

    Instant END_OF_DATES = Instant.parse("9999-12-31T23:59:59.999999999Z");

    LocalDate MAX_DATE = LocalDate.of(9999, 12, 31);

    /**
     * What became of a field.
     *
     * @param node its value, or null if it has none
     * @param gap why it has none, or null if it is none for this thing
     */
    record Computed(@Nullable JsonNode node, @Nullable String gap) {
        static final Computed NOTHING = new Computed(null, null);

        static Computed of(JsonNode node) {
            return new Computed(node, null);
        }

        static Computed gap(String field, String fault) {
            return new Computed(null, "Paigo's " + field + " " + fault);
        }
    }

    /**
     * Returns the value of the field.
     *
     * @param gaps why fields that were computed before have no value
     */
    Computed of(ValuePath.Found item, Map<ValuePath, String> gaps);

    /**
     * Makes what computes a field of each kind.
     *
     * @param plan tells what the caller knows fields by
     */
    record Kinds(ResultPlan plan) implements Computation.Cases<Computing> {
        @Override
        public Computing sum(Computation.Sum sum) {
            return new Adding(sum.inputs(), false, plan);
        }

        @Override
        public Computing difference(Computation.Difference difference) {
            return new Adding(difference.inputs(), true, plan);
        }

        @Override
        public Computing datePlusDays(Computation.DatePlusDays date) {
            return new AddingDays(date, plan);
        }

        @Override
        public Computing runningBalance(Computation.RunningBalance balance) {
            return (item, gaps) -> Computed.NOTHING; // known when the list is
        }
    }

    /** Adds the inputs up, or subtracts all others from the first. */
    record Adding(List<Computation.Input> inputs, boolean isDifference, ResultPlan names) implements Computing {
        @Override
        public Computed of(ValuePath.Found item, Map<ValuePath, String> gaps) {
            var result = BigDecimal.ZERO;
            var isFirst = true;
            for (var input : inputs) {
                var value = ListQuery.value(item, input.field());
                var number = Decimals.parse(value);
                if (number.isPresent()) {
                    result = isFirst || !isDifference ? result.add(number.get()) : result.subtract(number.get());
                } else {
                    var gap = gaps.get(input.field());
                    if (gap != null) {
                        return new Computed(null, gap);
                    }
                    var isAbsent = value.isMissingNode() || value.isNull();
                    if (!isAbsent || !input.isZeroIfAbsent()) {
                        return Computed.gap(names.nameOf(input.field()), isAbsent ? "is absent" : "is not a number");
                    }
                }
                isFirst = false;
            }
            return Computed.of(JsonNodeFactory.instance.numberNode(result));
        }
    }

    /** Adds days to a date. */
    record AddingDays(Computation.DatePlusDays plan, ResultPlan names) implements Computing {
        @Override
        public Computed of(ValuePath.Found item, Map<ValuePath, String> gaps) {
            for (var field : plan.fields()) {
                var value = ListQuery.value(item, field);
                if (gaps.containsKey(field)) {
                    return new Computed(null, gaps.get(field));
                }
                if (value.isMissingNode() || value.isNull()) {
                    return gap(field, "is absent");
                }
            }
            var start = TimeText.start(ListQuery.text(item, plan.date()));
            if (start.isEmpty() || start.get().isBefore(MIN_DATE) || start.get().isAfter(END_OF_DATES)) {
                return gap(plan.date(), "cannot be read as a date");
            }
            var given = ListQuery.value(item, plan.days());
            if (given.isString() && given.asString().isBlank()) {
                return gap(plan.days(), "is empty");
            }
            var days = Decimals.parse(given).filter(AddingDays::isWhole);
            if (days.isEmpty()) {
                return gap(plan.days(), "is not a whole number of days from 0 to " + MAX_PLUS_DAYS);
            }
            var date = LocalDate.ofInstant(start.get(), ZoneOffset.UTC)
                    .plusDays(days.get().intValueExact());
            return date.isAfter(MAX_DATE)
                    ? gap(plan.date(), "and " + names.nameOf(plan.days()) + " lead beyond the year 9999")
                    : Computed.of(JsonNodeFactory.instance.stringNode(date.toString()));
        }

        private Computed gap(ValuePath field, String fault) {
            return Computed.gap(names.nameOf(field), fault);
        }

        private static boolean isWhole(BigDecimal days) {
            return days.signum() >= 0
                    && days.compareTo(BigDecimal.valueOf(MAX_PLUS_DAYS)) <= 0
                    && days.stripTrailingZeros().scale() <= 0;
        }
    }
}
