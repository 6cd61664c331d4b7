package dev.paigomcp.demo;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks values against schemas of the contract (OpenAPI 3.0), with one leniency: {@code oneOf} is read as {@code anyOf},
 * since the contract's alternatives overlap and have no discriminator. Each schema is compiled when it is first needed, so
 * that the start costs nothing. Thread-safe.
 */
final class SchemaCheck {
    private static final int MAX_PROBLEMS = 5;
    private final JsonNode published;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private @Nullable Lenient lenient;

    private record Lenient(JsonNode schemas, SchemaRegistry registry) {}

    SchemaCheck(JsonNode published) {
        this.published = published;
    }

    /**
     * Returns what is wrong with the value, worded for the caller; empty if it is valid.
     *
     * @param name a name for the schema, always the same for the same schema
     */
    List<String> problems(String name, JsonNode schema, JsonNode value) {
        var validator = compiled.computeIfAbsent(name, key -> compile(schema));
        return validator.validate(value).stream()
                .map(error -> ContractViolation.describe(error, validator.getSchemaNode()))
                .distinct()
                .limit(MAX_PROBLEMS)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        var known = lenient();
        var root = DemoJson.object();
        root.putArray("allOf").add(anyOf(schema));
        root.putObject("components").set("schemas", known.schemas());
        return known.registry().getSchema(root);
    }

    private synchronized Lenient lenient() {
        if (lenient == null) {
            lenient = new Lenient(anyOf(published), SchemaRegistry.withDialect(openApi()));
        }
        return lenient;
    }

    /** Returns OpenAPI 3.0 with the keyword under which the contract keeps its schemas, so that it does not warn. */
    private static Dialect openApi() {
        return Dialect.builder(Dialects.getOpenApi30())
                .keyword(new NonValidationKeyword("components"))
                .build();
    }

    private static JsonNode anyOf(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            var copy = DemoJson.object();
            object.properties().forEach(entry -> {
                var combinator =
                        entry.getKey().equals("oneOf") && entry.getValue().isArray();
                copy.set(combinator ? "anyOf" : entry.getKey(), anyOf(entry.getValue()));
            });
            return copy;
        }
        if (schema.isArray()) {
            var copy = DemoJson.MAPPER.createArrayNode();
            schema.values().forEach(item -> copy.add(anyOf(item)));
            return copy;
        }
        return schema;
    }
}
