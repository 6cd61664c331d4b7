package dev.paigomcp.tools;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool's input schema, as it is and compiled. Thread-safe. */
record CompiledSchema(JsonNode inputSchema, Schema compiled) {
    /** The rules of each tool of the catalogue, compiled once and keyed by the tool's name. */
    static Map<String, CompiledSchema> of(List<ObjectNode> catalogue) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
        return catalogue.stream()
                .collect(Collectors.toUnmodifiableMap(tool -> tool.path("name").asString(), tool -> {
                    var place = SchemaLocation.of(
                            "urn:paigo-mcp:" + tool.path("name").asString());
                    var schema = tool.path("inputSchema");
                    return new CompiledSchema(schema, registry.getSchema(place, schema));
                }));
    }
}
