package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.mapping.ShownField;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Checks that the fields of a result are in the contract's answer, or are said to be undocumented. */
final class FieldsCheck {
    private final Mapping mapping;
    private final MappedTool tool;
    private final OperationSchemas operation;
    private final Schemas schemas;
    private final Findings findings;
    private final Set<ValuePath> computed = new HashSet<>();

    FieldsCheck(Mapping mapping, MappedTool tool, OperationSchemas operation, Findings findings) {
        this.mapping = mapping;
        this.tool = tool;
        this.operation = operation;
        this.schemas = operation.schemas();
        this.findings = findings;
        tool.plan().result().compute().forEach(field -> computed.add(field.name()));
    }

    /** Checks the fields of a result; each must be in one of the places. */
    void run(List<ShownField> fields, List<JsonNode> places) {
        fields(fields, places, pointer());
    }

    private String pointer() {
        return tool.pointer() + "/result/show";
    }

    private void fields(List<ShownField> fields, List<JsonNode> places, String pointer) {
        var names = new HashSet<String>();
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var at = pointer + "/" + i;
            if (!names.add(field.as())) {
                findings.error(at, "\"" + field.as() + "\" is shown twice", "name one of them by as:");
            }
            field(field, places, at);
            if (!field.each().isEmpty()) {
                places.stream()
                        .flatMap(place -> schemas.at(place, field.from()).stream())
                        .findFirst()
                        .ifPresent(inner -> fields(
                                field.each(),
                                List.of(schemas.items(inner).orElse(inner)),
                                at + "/" + field.from() + "/each"));
            }
        }
    }

    private void field(ShownField field, List<JsonNode> places, String at) {
        if (!field.undocumented()) {
            exists(field.from(), places, at);
        } else if (places.stream()
                .anyMatch(place -> schemas.at(place, field.from()).isPresent())) {
            findings.warning(at, "\"" + field.from() + "\" is said to be undocumented, but the contract has it now");
        }
        if (field.otherwise() != null) {
            exists(field.otherwise(), places, at);
        }
        if (field.count() != null) {
            items(field.from(), field.count(), places, at);
        }
        var overriding = field.overriding();
        if (overriding != null) {
            exists(overriding.list(), places, at);
            var names = new ArrayList<>(overriding.fields());
            names.add(overriding.by());
            items(field.from(), names, places, at);
            items(overriding.list(), names, places, at);
            overriding.without().forEach((name, others) -> {
                findings.known(at, "replaced field", name, overriding.fields());
                items(field.from(), others, places, at);
            });
        }
        if (field.lookup() != null) {
            findings.known(
                    at,
                    "lookup",
                    field.lookup().name(),
                    mapping.plans().lookups().keySet());
        }
    }

    /** Reports fields that the items of a list do not have. */
    private void items(ValuePath list, List<String> names, List<JsonNode> places, String at) {
        var items = places.stream()
                .flatMap(place -> schemas.at(place, list).stream())
                .flatMap(found -> schemas.items(found).stream())
                .toList();
        if (!items.isEmpty()) {
            names.forEach(name -> exists(ValuePath.parse(name), items, at));
        }
    }

    /** Reports a path that none of the places has, and that is not computed. */
    void exists(ValuePath path, List<JsonNode> places, String at) {
        if (!computed.contains(path) && places.stream().noneMatch(place -> schemas.allows(place, path))) {
            findings.error(
                    at,
                    "tool \"" + tool.name() + "\" shows \"" + path + "\", which the answer of "
                            + operation.operation().key() + " does not have",
                    path.toString(),
                    near(path, places));
        }
    }

    /** Returns the fields beside the one that is not there, by its own path as far as that leads. */
    private Set<String> near(ValuePath path, List<JsonNode> places) {
        var names = new TreeSet<String>();
        for (var place : places) {
            names.addAll(schemas.propertyNames(place));
            computed.forEach(field -> names.add(field.toString()));
            if (!path.around().isEmpty()) {
                schemas.at(place, path.around())
                        .ifPresent(inner ->
                                schemas.propertyNames(inner).forEach(name -> names.add(path.around() + "." + name)));
            }
        }
        return names;
    }

    /** Reports a group of fields that no argument reveals, and an argument that reveals no field. */
    void reveals(ToolPlan plan) {
        var groups = new HashSet<String>();
        for (var argument : plan.arguments()) {
            if (argument.reveal() != null) {
                groups.add(argument.reveal());
            }
        }
        var shown = new HashSet<String>();
        revealed(plan.result().show(), groups, shown, pointer());
        for (var argument : plan.arguments()) {
            if (argument.reveal() != null && !shown.contains(argument.reveal())) {
                findings.error(
                        tool.argument(argument.name()).pointer() + "/reveal",
                        "\"" + argument.name() + "\" reveals \"" + argument.reveal() + "\", but no field is in it",
                        null);
            }
        }
    }

    private void revealed(List<ShownField> fields, Set<String> groups, Set<String> shown, String pointer) {
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var at = pointer + "/" + i;
            var group = field.reveal();
            if (group != null) {
                shown.add(group);
                if (!groups.contains(group)) {
                    findings.error(at, "nothing reveals \"" + group + "\"", "add an argument with reveal: " + group);
                }
            }
            revealed(field.each(), groups, shown, at + "/" + field.from() + "/each");
        }
    }
}
