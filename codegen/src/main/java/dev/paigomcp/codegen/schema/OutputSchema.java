package dev.paigomcp.codegen.schema;

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
    private static final String NEXT_CURSOR = "Give as cursor; absent at the end";

    private OutputSchema() {}

    /** Returns the schema of a plan whose fields have their forms. */
    public static ObjectNode of(ToolPlan plan) {
        var result = plan.result();
        var schema = schema("object");
        var properties = schema.putObject("properties");
        if (result.isList()) {
            list(result, properties);
        } else {
            fields(result.show(), properties);
        }
        result.echo().keySet().forEach(name -> properties.set(name, schema("string")));
        beside(result, false).forEach(field -> properties.set(field.as(), field(field)));
        result.server().forEach(fact -> properties.set(fact.toString(), fact(fact)));
        if (!plan.isRead()) {
            properties.set("environment", described(schema("string"), "Where it was written"));
        }
        if (plan.repeat() != null) {
            properties.set("alreadyExisted", described(schema("boolean"), "True: made by an earlier call"));
        }
        properties.set("notes", described(list(schema("string")), "Warnings and hints"));
        if (!result.parts().isEmpty()) {
            properties.set("nextCursor", described(schema("string"), NEXT_CURSOR));
        }
        return schema;
    }

    private static void list(ResultPlan result, ObjectNode properties) {
        var shown = Stream.concat(result.show().stream(), beside(result, true)).toList();
        properties.set("items", described(list(object(shown)), "This page"));
        properties.set("total", described(schema("integer"), "All that match"));
        properties.set("nextCursor", described(schema("string"), NEXT_CURSOR));
        if (result.totals() != null) {
            properties.set("totals", described(list(totals(result.totals())), "Exact sums of all that match"));
        }
        properties.set("serverTime", fact(ServerFact.SERVER_TIME));
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
            fields.set(totals.per().as(), described(list(part), "Largest first"));
        }
        return schema;
    }

    private static void sums(Totals totals, ObjectNode fields) {
        fields.set("count", described(schema("integer"), "How many"));
        totals.of().forEach(sum -> fields.set(sum.as(), schema("string")));
        fields.set("leftOut", described(schema("integer"), "How many lack an amount"));
    }

    private static ObjectNode fact(ServerFact fact) {
        return switch (fact) {
            case WRITES_ALLOWED -> described(schema("boolean"), "Whether tools may change something");
            case SCOPES -> described(list(schema("string")), "The caller's rights");
            case ENVIRONMENT -> described(schema("string"), "demo, sandbox or production");
            case SERVER_TIME -> described(schema("string"), "UTC");
            case SERVER_VERSION -> described(schema("string"), "Of paigo-mcp");
            case ACCOUNT_ID -> described(schema("string"), "This server's name for the account");
            case ACCOUNT_NAME -> described(schema("string"), "As this server's operator calls it");
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

    private static ObjectNode described(ObjectNode schema, String description) {
        return schema.put("description", description);
    }

    private static ObjectNode schema(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
