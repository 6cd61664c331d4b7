package dev.paigomcp.codegen;

/**
 * What goes in, as text: no file is read by the core.
 *
 * @param contractFile the contract's path, for messages
 * @param contract Paigo's OpenAPI document, YAML or JSON
 * @param mappingFile the mapping's path, for messages
 * @param mapping tools.yaml
 * @param mappingSchema tools.schema.json
 */
public record Inputs(String contractFile, String contract, String mappingFile, String mapping, String mappingSchema) {}
