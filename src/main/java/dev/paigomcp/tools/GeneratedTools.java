package dev.paigomcp.tools;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ToolPlans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools that the build made of the mapping and the contract; they belong to no account yet. Thread-safe.
 *
 * @param plans how calls are carried out, with what all tools share
 * @param tools the tools, in the order in which clients see them
 */
public record GeneratedTools(ToolPlans plans, List<GeneratedTool> tools) {
    private static final String FOLDER = "/dev/paigomcp/generated/";

    /**
     * One tool.
     *
     * @param definition what clients see of it (MCP 2025-11-25, Tool)
     * @param plan how its calls are carried out
     * @param normalizer understands the arguments of its calls
     * @param inputSchema the schema of its arguments, compiled
     */
    public record GeneratedTool(
            ObjectNode definition, ToolPlan plan, ArgumentNormalizer normalizer, Schema inputSchema) {
        private GeneratedTool withoutOutputSchema() {
            return new GeneratedTool(definition.deepCopy().without("outputSchema"), plan, normalizer, inputSchema);
        }
    }

    /** Reads the tools from the class path. */
    public static GeneratedTools load() {
        var catalogue = resource("tools.json").valueStream().map(ObjectNode.class::cast);
        return of(ToolPlans.read(resource("plans.json")), catalogue.toList());
    }

    static GeneratedTools of(ToolPlans plans, List<ObjectNode> catalogue) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
        return new GeneratedTools(
                plans,
                catalogue.stream()
                        .map(definition -> {
                            var name = definition.path("name").asString();
                            var id = SchemaLocation.of("urn:paigo-mcp:" + name);
                            return new GeneratedTool(
                                    definition,
                                    Objects.requireNonNull(plans.tools().get(name), name),
                                    ArgumentNormalizer.of(definition.path("inputSchema")),
                                    registry.getSchema(id, definition.path("inputSchema")));
                        })
                        .toList());
    }

    /** Returns how Paigo's parts fit together and what is not done, for the model. */
    public String instructions() {
        return plans.introduction();
    }

    /** Returns what clients see of each tool, in order. */
    public List<ObjectNode> catalogue() {
        return tools.stream().map(GeneratedTool::definition).toList();
    }

    /** Returns the tools without the schemas of their results, which cost some clients a third of the list's tokens. */
    public GeneratedTools withoutOutputSchemas() {
        return new GeneratedTools(
                plans, tools.stream().map(GeneratedTool::withoutOutputSchema).toList());
    }

    /** Returns a generated file that holds JSON, such as {@code contract.json}. */
    public static JsonNode resource(String name) {
        return Json.MAPPER.readTree(bytes(name));
    }

    /** Returns the text of a generated file. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (var in = GeneratedTools.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
