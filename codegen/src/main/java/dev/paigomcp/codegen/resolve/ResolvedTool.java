package dev.paigomcp.codegen.resolve;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.schema.Descriptions;
import dev.paigomcp.codegen.schema.InputSchema;
import dev.paigomcp.codegen.schema.OutputSchema;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.ToolPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool of the mapping over its operation of the contract. Checks and renderers take it; mistakes in the mapping are still
 * possible, and what they concern is then as open as the contract leaves it.
 *
 * @param tool what the mapping says
 * @param operation what the contract says
 * @param plan what the server needs, with what only the contract knows
 * @param inputSchema the input schema that clients see
 * @param outputSchema the output schema that clients see
 */
public record ResolvedTool(
        MappedTool tool, OperationSchemas operation, ToolPlan plan, ObjectNode inputSchema, ObjectNode outputSchema) {
    /** Returns the tools whose operations are in the contract, in the mapping's order. */
    public static List<ResolvedTool> all(Mapping mapping, Contract contract) {
        var schemas = new Schemas(contract.document().root());
        var descriptions = new Descriptions(mapping.glossary());
        return mapping.tools().stream()
                .flatMap(tool -> Optional.ofNullable(
                        contract.operations().get(tool.plan().operation()))
                        .map(operation ->
                                of(tool, new OperationSchemas(operation, schemas), mapping, contract, descriptions))
                        .stream())
                .toList();
    }

    private static ResolvedTool of(
            MappedTool tool,
            OperationSchemas operation,
            Mapping mapping,
            Contract contract,
            Descriptions descriptions) {
        var mapped = tool.plan();
        var plan = mapped.with(
                mapped.arguments().stream()
                        .map(argument -> resolved(argument, operation))
                        .toList(),
                FieldForms.resolved(mapped, operation, contract),
                WitnessFields.resolved(tool, mapping));
        return new ResolvedTool(
                tool,
                operation,
                plan,
                descriptions.ofArguments(InputSchema.of(tool, plan, operation)),
                descriptions.ofResult(tool.fields(), OutputSchema.of(plan)));
    }

    private static Argument resolved(Argument argument, OperationSchemas operation) {
        var schema = Optional.ofNullable(argument.to()).flatMap(operation::sent);
        return argument.withType(argument.type().on(new SchemaValue(schema, operation.schemas())));
    }

    /** A value of the contract by its schema, which is empty where the contract has no such value. */
    private static final class SchemaValue implements ArgumentType.ContractValue {
        private final Optional<JsonNode> schema;
        private final Schemas schemas;

        SchemaValue(Optional<JsonNode> schema, Schemas schemas) {
            this.schema = schema;
            this.schemas = schemas;
        }

        @Override
        public Set<String> types() {
            return schema.map(schemas::types).orElse(Set.of());
        }

        @Override
        public ArgumentType.ContractValue field(String name) {
            return new SchemaValue(
                    schema.flatMap(schemas::items).flatMap(items -> schemas.property(items, name)), schemas);
        }
    }
}
