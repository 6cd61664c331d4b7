package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.Computation;
import dev.paigomcp.mapping.ComputedField;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks that computed fields are made of fields that exist, not of each other in a circle, and have names of their own. */
final class ComputeCheck {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final ResultPlan result;
    private final Schemas schemas;
    private final Findings findings;
    private final Map<ValuePath, ComputedField> computed = new LinkedHashMap<>();

    ComputeCheck(MappedTool tool, ToolPlan plan, Schemas schemas, Findings findings) {
        this.tool = tool;
        this.plan = plan;
        this.result = plan.result();
        this.schemas = schemas;
        this.findings = findings;
        result.compute().forEach(field -> computed.put(field.name(), field));
    }

    /** Checks the computed fields; what they are made of must be in one of the places. */
    void run(FieldsCheck fields, List<JsonNode> places) {
        for (var field : computed.values()) {
            var at = pointer(field);
            name(field, places, at);
            field.fields().forEach(input -> fields.exists(input, places, at));
            inputs(field, at);
            when(field, places, at);
            if (leadsTo(field, field.name(), new HashSet<>())) {
                findings.error(
                        at,
                        "\"" + field.name() + "\" of tool \"" + tool.name() + "\" is computed from itself",
                        "make one of the fields on the way of fields that Paigo sends");
            }
        }
        balances();
    }

    private String pointer(ComputedField field) {
        return tool.pointer() + "/result/compute" + token(field.name().toString());
    }

    private void name(ComputedField field, List<JsonNode> places, String at) {
        var name = field.name().toString();
        var taken = new LinkedHashMap<String, String>();
        places.forEach(place ->
                schemas.propertyNames(place).forEach(property -> taken.put(property, "a field that Paigo sends")));
        tool.argumentNames().forEach(argument -> taken.put(argument, "an argument"));
        LocalArguments.names(plan).forEach(argument -> taken.put(argument, "an argument"));
        result.show().stream()
                .filter(shown -> !shown.from().equals(field.name()))
                .forEach(shown -> taken.put(shown.as(), "the name of another field that is shown"));
        if (taken.containsKey(name)) {
            findings.error(at, "the computed field \"" + name + "\" is also " + taken.get(name), "rename it");
        }
        if (!plan.isRead()) {
            findings.error(at, "tool \"" + tool.name() + "\" changes something: only reads compute fields", null);
        }
    }

    /** Amounts are not dates, and a running balance is known only when the whole list is. */
    private void inputs(ComputedField field, String at) {
        for (var input : field.fields().toList()) {
            var made = Optional.ofNullable(computed.get(input)).map(ComputedField::computation);
            if (made.filter(Computation.RunningBalance.class::isInstance).isPresent()) {
                findings.error(at, "\"" + input + "\" is a running balance, of which nothing can be made", null);
            }
            if (made.filter(Computation.DatePlusDays.class::isInstance).isPresent()
                    && !(field.computation() instanceof Computation.DatePlusDays)) {
                findings.error(at, "\"" + input + "\" is a date, not a number", null);
            }
        }
    }

    private void when(ComputedField field, List<JsonNode> places, String at) {
        for (var condition : field.when()) {
            var allowed = places.stream()
                    .flatMap(place -> schemas.at(place, condition.field()).stream())
                    .map(found -> schemas.resolve(found).path("enum"))
                    .filter(JsonNode::isArray)
                    .flatMap(JsonNode::valueStream)
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
            for (var value : condition.values()) {
                if (!allowed.isEmpty() && !allowed.contains(value)) {
                    findings.error(
                            at + "/when" + token(condition.field().toString()),
                            "\"" + condition.field() + "\" is never \"" + value + "\" by the contract",
                            value,
                            allowed);
                }
            }
        }
    }

    private boolean leadsTo(ComputedField from, ValuePath name, Set<ValuePath> seen) {
        for (var input : from.fields().toList()) {
            var next = computed.get(input);
            if (input.equals(name) || next != null && seen.add(input) && leadsTo(next, name, seen)) {
                return true;
            }
        }
        return false;
    }

    private void balances() {
        var balances = computed.values().stream()
                .filter(field -> field.computation() instanceof Computation.RunningBalance)
                .toList();
        for (var balance : balances) {
            if (result.sort() == null
                    || result.search() != null
                    || !result.where().stream().allMatch(this::isByTime)) {
                findings.error(
                        pointer(balance),
                        "\"" + balance.name()
                                + "\" needs a list that is sorted by a time, without search and other filters than that time",
                        "a running balance is of the whole list");
            }
            if (used().contains(balance.name())) {
                findings.error(
                        pointer(balance),
                        "\"" + balance.name() + "\" is a running balance, which can only be shown",
                        null);
            }
        }
    }

    private boolean isByTime(Filter filter) {
        return result.sort() != null
                && filter instanceof Filter.Between
                && filter.field().equals(result.sort().by());
    }

    /** Returns the fields by which the list is sorted and summed. */
    private List<ValuePath> used() {
        var used = new ArrayList<ValuePath>();
        if (result.sort() != null) {
            used.add(result.sort().by());
        }
        if (result.totals() != null) {
            result.totals().by().forEach(field -> used.add(field.field()));
            result.totals().of().forEach(field -> used.add(field.field()));
        }
        return used;
    }
}
