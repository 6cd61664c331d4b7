package dev.paigomcp.codegen.fit;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A form of schema that one client refuses.
 *
 * @param client the client
 * @param root whether only the whole schema must not have it, and not each schema in it
 * @param isBroken returns whether a schema has the form
 * @param says what the schema must be or have
 * @param fix what to do in the mapping or the contract
 * @param source where the rule is from
 */
record SchemaRule(String client, boolean root, Predicate<JsonNode> isBroken, String says, String fix, String source) {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
    private static final String OPENAPI = "its schemas are a subset of OpenAPI's; shapeitup 1.6.2";
    private static final String MAP = "map the fields that are wanted one by one";

    static final List<SchemaRule> ALL = List.of(
            new SchemaRule(
                    "clients of revisions before 2026-07-28",
                    true,
                    schema -> !schema.path("type").asString("").equals("object"),
                    "have the type object at its root",
                    "show or take an object",
                    "MCP 2025-11-25, Tool; @modelcontextprotocol/sdk 1.x"),
            new SchemaRule(
                    "the Claude API",
                    true,
                    schema -> hasAny(schema, "oneOf", "anyOf", "allOf", "not"),
                    "have no oneOf, anyOf, allOf or not at its root",
                    "map the arguments of one alternative",
                    "anthropics/claude-code issues 5973, 45106"),
            new SchemaRule(
                    "Gemini CLI",
                    false,
                    schema -> hasAny(schema, "$schema", "$id"),
                    "have no $schema and no $id",
                    MAP,
                    OPENAPI),
            new SchemaRule(
                    "the MCP Inspector",
                    false,
                    JsonNode::isBoolean,
                    "not be true or false",
                    MAP,
                    "--strict of its command line"),
            new SchemaRule(
                    "Gemini CLI",
                    false,
                    schema -> schema.path("type").isArray(),
                    "have one type, not a list of them",
                    "choose one type in the mapping",
                    OPENAPI),
            new SchemaRule(
                    "Gemini CLI",
                    false,
                    schema -> schema.path("type").asString("").equals("array") && !schema.has("items"),
                    "say what the items of an array are",
                    "map the fields of the items with each",
                    OPENAPI),
            new SchemaRule(
                    "every client",
                    false,
                    schema -> schema.has("$ref")
                            && !schema.path("$ref").asString("").startsWith("#/$defs/"),
                    "refer to its own $defs alone",
                    MAP,
                    "MCP 2026-07-28, Tool: references to the network are not followed"),
            new SchemaRule(
                    "Gemini CLI",
                    false,
                    schema -> schema.has("propertyNames")
                            || schema.path("additionalProperties").isObject(),
                    "have no propertyNames and no schema as additionalProperties",
                    MAP,
                    OPENAPI),
            new SchemaRule(
                    "the Claude API",
                    false,
                    schema -> schema.path("properties")
                            .propertyStream()
                            .anyMatch(
                                    property -> !KEY.matcher(property.getKey()).matches()),
                    "have property names of 1 to 64 letters, digits, underscores, dots and hyphens",
                    "name the field in the mapping, or leave it out",
                    "anthropics/claude-code issue 45106; makenotion/notion-mcp-server issue 341"));

    private static boolean hasAny(JsonNode schema, String... keywords) {
        return List.of(keywords).stream().anyMatch(schema::has);
    }
}
