package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.mapping.Beside;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ServerFact;
import dev.paigomcp.mapping.ShownField;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.Totals;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output schema of a tool (MCP 2025-11-25, Tool.outputSchema): what the result really shows. Nothing is required and
 * nothing is forbidden, since a result shows whatever Paigo answered.
 */
public final class OutputSchema {
    private OutputSchema() {}

    /** Returns the schema of a plan whose fields have their forms. */
    public static ObjectNode of(MappedTool tool, ToolPlan plan) {
        var result = plan.result();
        var schema = schema("object");
        var properties = schema.putObject("properties");
        if (result.isList()) {
            list(result, properties);
            describe(tool, result, (ObjectNode) properties.at("/items/items/properties"));
        } else {
            fields(result.show(), properties);
            describe(tool, result, properties);
        }
        result.echo().keySet().forEach(name -> properties.set(name, schema("string")));
        beside(result, false).forEach(field -> properties.set(field.as(), field(field)));
        result.server().forEach(fact -> properties.set(fact.toString(), fact(fact)));
        if (!plan.isRead()) {
            properties.set("environment", schema("string"));
        }
        if (plan.repeat() != null) {
            properties.set("alreadyExisted", schema("boolean"));
        }
        properties.set("notes", list(schema("string")));
        if (!result.parts().isEmpty()) {
            properties.set("nextCursor", schema("string"));
        }
        return schema;
    }

    private static void list(ResultPlan result, ObjectNode properties) {
        properties.set(
                "items",
                list(object(Stream.concat(result.show().stream(), beside(result, true))
                        .toList())));
        properties.set("total", schema("integer"));
        properties.set("nextCursor", schema("string"));
        if (result.totals() != null) {
            properties.set("totals", list(totals(result.totals())));
        }
        properties.set("serverTime", schema("string"));
    }

    /** Returns the fields that stand beside those of each item of a list, or beside those of the whole result. */
    private static Stream<ShownField> beside(ResultPlan result, boolean ofItems) {
        return result.beside().stream()
                .filter(value -> (result.isList() && value.by() != null) == ofItems)
                .map(Beside::shown);
    }

    private static ObjectNode totals(Totals totals) {
        var schema = schema("object");
        var fields = schema.putObject("properties");
        totals.by().forEach(field -> fields.set(field.as(), schema("string")));
        sums(totals, fields);
        if (totals.per() != null) {
            var part = schema("object");
            var ofPart = part.putObject("properties");
            totals.per().by().forEach(field -> ofPart.set(field.toString(), schema("string")));
            sums(totals, ofPart);
            fields.set(totals.per().as(), list(part));
        }
        return schema;
    }

    private static void sums(Totals totals, ObjectNode fields) {
        fields.set("count", schema("integer"));
        totals.of().forEach(sum -> fields.set(sum.as(), schema("string")));
        fields.set("leftOut", schema("integer"));
    }

    /** Adds what the mapping says of computed fields. */
    private static void describe(MappedTool tool, ResultPlan result, ObjectNode properties) {
        for (var field : result.show()) {
            var description = tool.computedDescriptions().get(field.from().toString());
            if (description != null && properties.get(field.as()) instanceof ObjectNode property) {
                property.put("description", description);
            }
        }
    }

    private static ObjectNode fact(ServerFact fact) {
        return switch (fact) {
            case WRITES_ALLOWED -> schema("boolean");
            case SCOPES -> list(schema("string"));
            case ENVIRONMENT, SERVER_TIME, SERVER_VERSION, ACCOUNT_ID, ACCOUNT_NAME -> schema("string");
        };
    }

    private static void fields(List<ShownField> fields, ObjectNode properties) {
        fields.forEach(field -> properties.set(field.as(), field(field)));
    }

    private static ObjectNode field(ShownField field) {
        return switch (field.form()) {
            case STRING -> schema("string");
            case BOOLEAN -> schema("boolean");
            case INTEGER -> schema("integer");
            case OBJECT -> object(field.each());
            case ARRAY -> list(field.each().isEmpty() ? JsonNodeFactory.instance.objectNode() : object(field.each()));
            case ANY -> JsonNodeFactory.instance.objectNode();
        };
    }

    /** Returns the schema of an object with these fields, or of any object if there are none. */
    private static ObjectNode object(List<ShownField> fields) {
        var schema = schema("object");
        if (!fields.isEmpty()) {
            fields(fields, schema.putObject("properties"));
        }
        return schema;
    }

    private static ObjectNode list(ObjectNode items) {
        var schema = schema("array");
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode schema(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
