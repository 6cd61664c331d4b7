package dev.paigomcp.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a field of a result is computed from others: amounts are exact decimals, days are days of the calendar in UTC. */
public sealed interface Computation {
    /** One method for each kind. */
    interface Cases<T> {
        T sum(Sum sum);

        T difference(Difference difference);

        T datePlusDays(DatePlusDays date);

        T runningBalance(RunningBalance balance);
    }

    /**
     * A number that goes into a computation.
     *
     * @param field a field of the item, or another computed field
     * @param isZeroIfAbsent whether it counts as zero if it is absent; otherwise the result is absent then
     */
    record Input(ValuePath field, boolean isZeroIfAbsent) {
        private static final String ZERO = "zero";
        private static final String ABSENT = "absent";

        private static Input read(JsonNode from) {
            var entry = from.properties().iterator().next();
            return new Input(
                    ValuePath.parse(entry.getKey()),
                    entry.getValue().asString("").equals(ZERO));
        }

        private ObjectNode write() {
            return PlanJson.object().put(field.toString(), isZeroIfAbsent ? ZERO : ABSENT);
        }
    }

    /** Returns the fields that it is made of. */
    List<ValuePath> fields();

    /** Returns what the method for this kind makes of it. */
    <T> T fold(Cases<T> cases);

    /** Adds what sets this kind apart to the node of its field. */
    void write(ObjectNode field);

    /** All inputs together. */
    record Sum(List<Input> inputs) implements Computation {
        @Override
        public List<ValuePath> fields() {
            return inputs.stream().map(Input::field).toList();
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.sum(this);
        }

        @Override
        public void write(ObjectNode field) {
            inputs.forEach(input -> field.withArrayProperty("sum").add(input.write()));
        }
    }

    /** The first input less all others. */
    record Difference(List<Input> inputs) implements Computation {
        @Override
        public List<ValuePath> fields() {
            return inputs.stream().map(Input::field).toList();
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.difference(this);
        }

        @Override
        public void write(ObjectNode field) {
            inputs.forEach(input -> field.withArrayProperty("difference").add(input.write()));
        }
    }

    /** The date, in UTC, so many days after the one of a field; absent if either is, or if the days are empty text. */
    record DatePlusDays(ValuePath date, ValuePath days) implements Computation {
        @Override
        public List<ValuePath> fields() {
            return List.of(date, days);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.datePlusDays(this);
        }

        @Override
        public void write(ObjectNode field) {
            field.put("date", date.toString()).put("plusDays", days.toString());
        }
    }

    /**
     * The sum of a field over an item and all that are older, in a list that is sorted by a time.
     *
     * @param total what the sum of the whole list must equal, or null if nothing tells; there is no balance if it does not
     */
    record RunningBalance(ValuePath amount, @Nullable Total total) implements Computation {
        /** A value of a side read. */
        public record Total(String read, ValuePath value) {}

        @Override
        public List<ValuePath> fields() {
            return List.of(amount);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.runningBalance(this);
        }

        @Override
        public void write(ObjectNode field) {
            field.put("runningBalance", amount.toString());
            if (total != null) {
                field.putObject("equals")
                        .put("read", total.read())
                        .put("value", total.value().toString());
            }
        }
    }

    /** Returns the words of the kinds that the node of a field has; the mapping must give one. */
    static List<String> kinds(JsonNode field) {
        return Stream.of("sum", "difference", "date", "runningBalance")
                .filter(field::has)
                .toList();
    }

    /** Reads how a field is computed. */
    static Computation read(JsonNode field) {
        if (field.has("sum")) {
            return new Sum(PlanJson.list(field.path("sum"), Input::read));
        }
        if (field.has("difference")) {
            return new Difference(PlanJson.list(field.path("difference"), Input::read));
        }
        return field.has("runningBalance")
                ? new RunningBalance(
                        ValuePath.parse(PlanJson.text(field, "runningBalance")),
                        PlanJson.optional(
                                field,
                                "equals",
                                total -> new RunningBalance.Total(
                                        PlanJson.text(total, "read"), ValuePath.parse(PlanJson.text(total, "value")))))
                : new DatePlusDays(
                        ValuePath.parse(PlanJson.text(field, "date")),
                        ValuePath.parse(PlanJson.text(field, "plusDays")));
    }
}
