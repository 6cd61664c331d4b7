package dev.paigomcp.tools;

import dev.paigomcp.mapping.ComputedField;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the computed fields of a plan into things of Paigo's answer, worked out once for the plan. A field that cannot be
 * computed, or is not meant for a thing, becomes null, so that nothing else of that name is taken for it. Thread-safe.
 */
final class ComputedFields {
    private static final Map<ValuePath, String> NO_GAPS = Map.of();

    private final List<Step> steps;

    /**
     * A field, and what computes it.
     *
     * @param when what an item must have: what the field wants, and what those want that it cannot do without
     */
    private record Step(ValuePath name, List<ComputedField.Condition> when, Computing computing) {}

    private ComputedFields(List<Step> steps) {
        this.steps = steps;
    }

    /** Returns the fields of a plan. Each comes after those that it is made of. */
    static ComputedFields of(ResultPlan plan) {
        var kinds = new Computing.Kinds(plan);
        var left = new LinkedHashMap<ValuePath, ComputedField>();
        plan.compute().forEach(field -> left.put(field.name(), field));
        var steps = new LinkedHashMap<ValuePath, Step>();
        while (!left.isEmpty()) {
            var next = left.values().stream()
                    .filter(field -> field.fields().noneMatch(left::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("computed fields are made of each other"));
            left.remove(next.name());
            var when = new ArrayList<>(next.when());
            next.computation()
                    .fields()
                    .forEach(
                            field -> Optional.ofNullable(steps.get(field)).ifPresent(step -> when.addAll(step.when())));
            steps.put(
                    next.name(), new Step(next.name(), when, next.computation().fold(kinds)));
        }
        return new ComputedFields(List.copyOf(steps.values()));
    }

    /**
     * Computes the fields of a thing.
     *
     * @param around the object that has the fields which the thing itself does not have
     * @return why fields that are meant for the thing could not be computed, by their names
     */
    Map<ValuePath, String> addTo(JsonNode thing, JsonNode around) {
        if (steps.isEmpty() || !(thing instanceof ObjectNode object)) {
            return NO_GAPS;
        }
        var gaps = NO_GAPS;
        for (var step : steps) {
            var found = new ValuePath.Found(thing, around);
            var value = isMeant(step, found) ? step.computing().of(found, gaps) : Computing.Computed.NOTHING;
            object.set(step.name().toString(), value.node() == null ? NullNode.getInstance() : value.node());
            if (value.gap() != null) {
                gaps = gaps.isEmpty() ? new HashMap<>() : gaps;
                gaps.put(step.name(), value.gap());
            }
        }
        return gaps;
    }

    /** Computes the fields of a thing that stands alone. */
    Map<ValuePath, String> addTo(JsonNode thing) {
        return addTo(thing, MissingNode.getInstance());
    }

    private static boolean isMeant(Step step, ValuePath.Found item) {
        for (var condition : step.when()) {
            if (!condition.values().contains(ListQuery.text(item, condition.field()))) {
                return false;
            }
        }
        return true;
    }
}
