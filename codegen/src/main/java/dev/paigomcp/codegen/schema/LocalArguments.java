package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ToolPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments that are not sent: search, filters and paging, which the server does itself. */
public final class LocalArguments {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;

    LocalArguments(MappedTool tool, ToolPlan plan, OperationSchemas operation) {
        this.tool = tool;
        this.plan = plan;
        this.operation = operation;
    }

    /** Returns the names of the arguments that are not sent. */
    public static List<String> names(ToolPlan plan) {
        var names = new ArrayList<String>();
        var result = plan.result();
        if (result.search() != null) {
            names.add(result.search().argument());
        }
        result.where().forEach(filter -> names.addAll(filter.arguments()));
        if (plan.isRead()) {
            names.add("cursor");
        }
        if (result.page() != null) {
            names.add("limit");
        }
        return names;
    }

    /** Adds the schema of each to those of the arguments that are sent. */
    void addTo(ObjectNode properties) {
        var result = plan.result();
        if (result.search() != null) {
            text(properties, result.search().argument(), schema -> schema.put("minLength", 1));
        }
        for (var filter : result.where()) {
            for (var name : filter.arguments()) {
                text(properties, name, schema -> filter.fold(equals -> values(equals, schema), between -> schema));
            }
        }
        if (result.page() != null) {
            cursor(properties, "nextCursor of the page before");
            properties
                    .putObject("limit")
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", result.page().maximum())
                    .put("description", result.page().limit() + " when absent");
        }
        if (!result.parts().isEmpty()) {
            cursor(properties, "nextCursor of a result that was cut");
        }
    }

    private void text(ObjectNode properties, String name, UnaryOperator<ObjectNode> restrict) {
        var schema = restrict.apply(properties.putObject(name).put("type", "string"));
        var description = tool.filterDescriptions().get(name);
        if (description != null) {
            schema.put("description", description);
        }
    }

    /** Takes the field's values if the contract names them, and any text otherwise. */
    private ObjectNode values(Filter.Equals filter, ObjectNode schema) {
        var values = operation
                .shown(plan.result().place())
                .flatMap(item -> operation.schemas().at(item, filter.field()))
                .map(operation.schemas()::resolve)
                .map(field -> field.path("enum"))
                .filter(JsonNode::isArray);
        if (values.isPresent()) {
            schema.set("enum", values.get().deepCopy());
            return schema;
        }
        return schema.put("minLength", 1);
    }

    /** Adds the argument that goes on where a result ended. */
    private static void cursor(ObjectNode properties, String description) {
        properties.putObject("cursor").put("type", "string").put("description", description);
    }
}
