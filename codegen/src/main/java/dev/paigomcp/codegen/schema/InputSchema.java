package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.Argument;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The input schema of a tool (MCP 2025-11-25, Tool.inputSchema): JSON Schema 2020-12, a closed object without combinators. */
public final class InputSchema {
    private final Mapping mapping;
    private final Schemas schemas;
    private final JsonSchemas made;
    private final Function<String, Optional<JsonNode>> target;

    private InputSchema(Mapping mapping, Schemas schemas, Function<String, Optional<JsonNode>> target) {
        this.mapping = mapping;
        this.schemas = schemas;
        this.made = new JsonSchemas(schemas);
        this.target = target;
    }

    /**
     * The schema.
     *
     * @param target the contract's schema of a place such as {@code body.email}
     * @param response the contract's schema of an item of the tool's result
     * @param required the arguments that must be given
     */
    public static ObjectNode of(
            Tool tool,
            Mapping mapping,
            Schemas schemas,
            Function<String, Optional<JsonNode>> target,
            Function<String, Optional<JsonNode>> response,
            List<String> required) {
        var input = new InputSchema(mapping, schemas, target);
        tool.arguments().forEach(a -> a.to().flatMap(target).ifPresent(input.made::announce));
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        tool.arguments().forEach(a -> properties.set(a.name(), input.argument(a, a.to().flatMap(target))));
        new LocalArguments(schemas).add(tool, response, properties);
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        schema.put("additionalProperties", false);
        if (!input.made.definitions().isEmpty()) {
            schema.set("$defs", input.made.definitions());
        }
        return schema;
    }

    private ObjectNode argument(Argument argument, Optional<JsonNode> contract) {
        var schema = value(argument, contract);
        if (argument.node().has("minLength")) {
            schema.set("minLength", argument.node().get("minLength"));
        }
        argument.text("format").ifPresent(format -> schema.put("format", format));
        argument.text("describe").ifPresent(text -> schema.put("description", text));
        return schema;
    }

    private ObjectNode value(Argument argument, Optional<JsonNode> contract) {
        var schema = JsonNodeFactory.instance.objectNode();
        var lookup = argument.text("lookup")
                .or(() -> argument.node().path("check").path("lookup").asStringOpt());
        if (lookup.isPresent()) {
            var words = schema.put("type", "string").putArray("enum");
            mapping.lookups().path(lookup.get()).propertyNames().forEach(words::add);
            return schema;
        }
        if (argument.is("decimal")) {
            return schema.put("type", "string").put("pattern", Decimals.pattern(argument));
        }
        if (argument.is("integer")) {
            schema.put("type", "integer");
            argument.text("minimum")
                    .ifPresent(bound -> schema.put("minimum", new java.math.BigDecimal(bound).toBigInteger()));
            argument.text("maximum")
                    .ifPresent(bound -> schema.put("maximum", new java.math.BigDecimal(bound).toBigInteger()));
            return schema;
        }
        if (argument.is("boolean-text") || argument.text("reveal").isPresent()) {
            return schema.put("type", "boolean");
        }
        if (!argument.each().isEmpty()) {
            return list(argument, contract);
        }
        var open = contract.map(made::convert).orElse(schema);
        return open.isEmpty()
                ? open.put("type", "string")
                : open; // inside a free-form object the contract says nothing
    }

    private ObjectNode list(Argument argument, Optional<JsonNode> contract) {
        var items = contract.flatMap(schemas::items);
        var schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        var item = schema.putObject("items").put("type", "object");
        var properties = item.putObject("properties");
        var required = item.arrayNode();
        for (var field : argument.each()) {
            var name = field.to().orElse("");
            properties.set(field.name(), argument(field, items.flatMap(i -> schemas.property(i, name))));
            if (field.isRequired()
                    || items.map(i -> schemas.required(i).contains(name)).orElse(false)) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            item.set("required", required);
        }
        item.put("additionalProperties", false);
        return schema;
    }
}
