package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.Totals;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks that what a result shows, filters, sorts, sums and echoes is in the contract. */
final class ResultCheck {
    private final Mapping mapping;
    private final MappedTool tool;
    private final ToolPlan plan;
    private final ResultPlan result;
    private final OperationSchemas operation;
    private final Findings findings;
    private final String pointer;

    ResultCheck(Mapping mapping, ResolvedTool resolved, Findings findings) {
        this.mapping = mapping;
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.result = plan.result();
        this.operation = resolved.operation();
        this.findings = findings;
        this.pointer = tool.pointer() + "/result";
    }

    void run() {
        var item = operation.shown(result.place());
        if (item.isEmpty()) {
            findings.error(
                    pointer,
                    "the answer of " + operation.operation().key() + " has no \"" + result.place() + "\"",
                    null);
            return;
        }
        var around = operation.around(result.place());
        var fields = new FieldsCheck(mapping, tool, operation, findings);
        var places = places(item.get(), around);
        fields.run(result.show(), places);
        fields.reveals(plan);
        if (!result.isList()) {
            onlyForLists();
        }
        for (var i = 0; i < result.lift().size(); i++) {
            fields.exists(ValuePath.parse(result.lift().get(i)), List.of(around), pointer + "/lift/" + i);
        }
        new ComputeCheck(tool, plan, operation.schemas(), findings).run(fields, places);
        query(fields, places);
        for (var i = 0; i < result.notes().size(); i++) {
            for (var field : result.notes().get(i).with()) {
                fields.exists(field, places, pointer + "/notes/" + i + "/with");
            }
        }
        result.echo().forEach(this::echo);
    }

    /** Returns the schema of an item, and of what it has of the object around it. */
    private List<JsonNode> places(JsonNode item, JsonNode around) {
        var schema = JsonNodeFactory.instance.objectNode();
        var properties = schema.put("type", "object").putObject("properties");
        for (var name : result.lift()) {
            operation.schemas().at(around, ValuePath.parse(name)).ifPresent(property -> properties.set(name, property));
        }
        return properties.isEmpty() ? List.of(item) : List.of(item, schema);
    }

    private void onlyForLists() {
        var parts = new ArrayList<String>();
        parts.addAll(result.lift().isEmpty() ? List.of() : List.of("lift"));
        parts.addAll(result.search() == null ? List.of() : List.of("search"));
        parts.addAll(result.where().isEmpty() ? List.of() : List.of("where"));
        parts.addAll(result.totals() == null ? List.of() : List.of("totals"));
        parts.addAll(result.sort() == null ? List.of() : List.of("sort"));
        parts.addAll(result.page() == null ? List.of() : List.of("page"));
        for (var part : parts) {
            findings.error(
                    pointer + "/" + part,
                    "\"" + part + "\" is for lists, but tool \"" + tool.name() + "\" shows one thing",
                    "use items: in place of item:");
        }
    }

    /** Checks what the server does with a list: the paths are looked up in each item and in what is lifted to it. */
    private void query(FieldsCheck fields, List<JsonNode> places) {
        if (result.search() != null) {
            for (var i = 0; i < result.search().in().size(); i++) {
                fields.exists(result.search().in().get(i), places, pointer + "/search/in/" + i);
            }
        }
        for (var filter : result.where()) {
            var at = pointer + "/where" + token(filter.field().toString());
            filter.fields().forEach(field -> fields.exists(field, places, at));
            if (filter.id() != null) {
                findings.known(at + "/id", "id", filter.id(), mapping.ids().keySet());
            }
        }
        if (result.sort() != null) {
            fields.exists(result.sort().by(), places, pointer + "/sort/by");
        }
        if (result.totals() != null) {
            totals(result.totals(), fields, places);
        }
    }

    private void totals(Totals totals, FieldsCheck fields, List<JsonNode> places) {
        var at = pointer + "/totals";
        totals.by().forEach(field -> fields.exists(field.field(), places, at + "/by"));
        for (var i = 0; i < totals.of().size(); i++) {
            fields.exists(totals.of().get(i).field(), places, at + "/of/" + i);
        }
        if (totals.per() != null) {
            totals.per().by().forEach(field -> fields.exists(field, places, at + "/per/by"));
            var sums = totals.of().stream().map(Totals.Named::as).toList();
            totals.per().largest().forEach(sum -> findings.known(at + "/per/largest", "sum", sum, sums));
        }
    }

    private void echo(String name, RequestPlace place) {
        if (operation.sent(place).isEmpty()) {
            findings.error(
                    pointer + "/echo" + token(name),
                    "\"" + place + "\" is not sent by " + operation.operation().key(),
                    place.text(),
                    operation.near(place));
        }
    }
}
