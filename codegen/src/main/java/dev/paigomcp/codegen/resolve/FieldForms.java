package dev.paigomcp.codegen.resolve;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.mapping.Beside;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ShownField;
import dev.paigomcp.mapping.ShownField.Form;
import dev.paigomcp.mapping.ToolPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds the form of each field of a result in the contract. Numbers of the contract are decimal text in results. */
final class FieldForms {
    private final Schemas schemas;

    private FieldForms(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Returns the plan's result with the forms of its fields, and with the lists that a cursor goes on with. */
    static ResultPlan resolved(ToolPlan plan, OperationSchemas operation, Contract contract) {
        var result = plan.result();
        var item = operation.shown(result.place()).orElseGet(JsonNodeFactory.instance::objectNode);
        var places = result.isList() ? List.of(item, operation.around(result.place())) : List.of(item);
        var forms = new FieldForms(operation.schemas());
        var show = forms.fields(result.show(), places);
        return result.with(
                show,
                result.isList() || !plan.isRead() ? List.of() : lists(show),
                result.beside().stream()
                        .map(value -> value.with(forms.field(value.shown(), forms.read(value, plan, contract))))
                        .toList());
    }

    /** Returns the schema of the thing that a value is read from; none if the mapping or the contract has no such read. */
    private List<JsonNode> read(Beside value, ToolPlan plan, Contract contract) {
        return Optional.ofNullable(plan.reads().get(value.read()))
                .flatMap(read -> Optional.ofNullable(contract.operations().get(read.operation()))
                        .flatMap(operation -> new OperationSchemas(operation, schemas).shown(read.place())))
                .stream()
                .toList();
    }

    /** Returns the lists that a read of one thing shows: what they hold may be too much for one result. */
    private static List<String> lists(List<ShownField> show) {
        return show.stream()
                .filter(field -> field.form() == Form.ARRAY)
                .map(ShownField::as)
                .toList();
    }

    /** Looks each field up in the first of the places that has it. */
    private List<ShownField> fields(List<ShownField> fields, List<JsonNode> places) {
        return fields.stream().map(field -> field(field, places)).toList();
    }

    private ShownField field(ShownField field, List<JsonNode> places) {
        if (field.lookup() != null || !field.words().isEmpty()) {
            return field.with(Form.STRING, field.each());
        }
        if (field.count() != null) {
            return field.with(Form.INTEGER, List.of());
        }
        if (field.form() == Form.BOOLEAN) {
            return field; // the mapping says so
        }
        var contract = places.stream()
                .flatMap(place -> schemas.at(place, field.from()).stream())
                .findFirst();
        return field.each().isEmpty() ? field.with(form(contract), List.of()) : nested(field, contract);
    }

    private ShownField nested(ShownField field, Optional<JsonNode> contract) {
        var items = contract.flatMap(schemas::items);
        var inner = items.or(() -> contract).orElseGet(JsonNodeFactory.instance::objectNode);
        return field.with(items.isPresent() ? Form.ARRAY : Form.OBJECT, fields(field.each(), List.of(inner)));
    }

    private Form form(Optional<JsonNode> contract) {
        var types = contract.map(schemas::types).orElse(Set.of("string"));
        if (types.isEmpty() || contract.map(schemas::isFreeForm).orElse(false)) {
            return types.contains("object") ? Form.OBJECT : Form.ANY;
        }
        if (types.contains("object") || types.contains("array")) {
            return types.size() > 1 ? Form.ANY : types.contains("array") ? Form.ARRAY : Form.OBJECT;
        }
        return types.equals(Set.of("boolean"))
                ? Form.BOOLEAN
                : types.equals(Set.of("integer")) ? Form.INTEGER : Form.STRING;
    }
}
