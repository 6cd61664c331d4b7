package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedArgument;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ToolPlan;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input schema of a tool (MCP 2025-11-25, Tool.inputSchema): JSON Schema 2020-12, a closed object without combinators
 * at its root.
 */
public final class InputSchema {
    private final Schemas schemas;
    private final JsonSchemas made;

    private InputSchema(Schemas schemas) {
        this.schemas = schemas;
        this.made = new JsonSchemas(schemas);
    }

    /** Returns the schema of a tool whose plan is resolved. */
    public static ObjectNode of(MappedTool tool, ToolPlan plan, OperationSchemas operation) {
        var input = new InputSchema(operation.schemas());
        plan.arguments().forEach(a -> contract(a, operation).ifPresent(input.made::announce));
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (var argument : plan.arguments()) {
            properties.set(
                    argument.name(), input.argument(tool.argument(argument.name()), contract(argument, operation)));
        }
        new LocalArguments(tool, plan, operation).addTo(properties);
        addRequired(required(tool, plan, operation), schema);
        schema.put("additionalProperties", false);
        if (!input.made.definitions().isEmpty()) {
            schema.set("$defs", input.made.definitions());
        }
        return schema;
    }

    private static Optional<JsonNode> contract(Argument argument, OperationSchemas operation) {
        return Optional.ofNullable(argument.to()).flatMap(operation::sent);
    }

    /** Returns what must be given: what the mapping says, and what the contract wants and nothing else fills. */
    private static List<String> required(MappedTool tool, ToolPlan plan, OperationSchemas operation) {
        return plan.arguments().stream()
                .filter(argument -> tool.argument(argument.name()).isRequired()
                        || argument.to() != null
                                && operation.isRequired(argument.to())
                                && argument.whenAbsent() == null)
                .map(Argument::name)
                .toList();
    }

    private static void addRequired(List<String> names, ObjectNode schema) {
        if (!names.isEmpty()) {
            names.forEach(schema.putArray("required")::add);
        }
    }

    private ObjectNode argument(MappedArgument argument, Optional<JsonNode> contract) {
        var schema = argument.each().isEmpty()
                ? argument.type().inputSchema().orElseGet(() -> open(contract))
                : list(argument, contract);
        if (!argument.order().isEmpty()) {
            argument.order().forEach(schema.putArray("enum")::add);
        }
        if (argument.minLength() > 0) {
            schema.put("minLength", argument.minLength());
        }
        if (argument.description() != null) {
            schema.put("description", argument.description());
        }
        return schema;
    }

    /** Returns the contract's schema, or text where the contract says nothing, as inside a free-form object. */
    private ObjectNode open(Optional<JsonNode> contract) {
        var schema = contract.map(made::convert).orElseGet(JsonNodeFactory.instance::objectNode);
        return schema.isEmpty() ? schema.put("type", "string") : schema;
    }

    private ObjectNode list(MappedArgument argument, Optional<JsonNode> contract) {
        var items = contract.flatMap(schemas::items);
        var schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        var item = schema.putObject("items").put("type", "object");
        var properties = item.putObject("properties");
        for (var field : argument.each()) {
            var property = items.flatMap(i -> schemas.property(i, field.to()));
            properties.set(field.name(), argument(field, property));
        }
        addRequired(
                argument.each().stream()
                        .filter(field -> field.isRequired()
                                || items.map(i -> schemas.required(i).contains(field.to()))
                                        .orElse(false))
                        .map(MappedArgument::name)
                        .toList(),
                item);
        item.put("additionalProperties", false);
        return schema;
    }
}
