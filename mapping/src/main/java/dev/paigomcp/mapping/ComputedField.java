package dev.paigomcp.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field that Paigo does not send. It is worked out for each item, and filters, searches, sorts, totals and results use it
 * like one that Paigo sends.
 *
 * @param name its path, which is a single name
 * @param computation how it is computed
 * @param when what an item must have so that it has this field; always if empty
 */
public record ComputedField(ValuePath name, Computation computation, List<Condition> when) {
    /** A field that must have one of some values. */
    public record Condition(ValuePath field, List<String> values) {}

    /** Returns what the sum of a running balance must equal, or empty if nothing tells or it is no running balance. */
    public Optional<Computation.RunningBalance.Total> total() {
        return computation instanceof Computation.RunningBalance balance
                ? Optional.ofNullable(balance.total())
                : Optional.empty();
    }

    /** Returns all fields that it depends on. */
    public Stream<ValuePath> fields() {
        return Stream.concat(computation.fields().stream(), when.stream().map(Condition::field));
    }

    static ComputedField read(String name, JsonNode from) {
        return new ComputedField(
                ValuePath.parse(name),
                Computation.read(from),
                PlanJson.entries(
                        from.path("when"),
                        (field, values) -> new Condition(ValuePath.parse(field), PlanJson.texts(values))));
    }

    ObjectNode write() {
        var node = PlanJson.object();
        computation.write(node);
        when.forEach(condition ->
                PlanJson.put(node.withObjectProperty("when"), condition.field().toString(), condition.values()));
        return node;
    }
}
