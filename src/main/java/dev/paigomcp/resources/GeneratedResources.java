package dev.paigomcp.resources;

import dev.paigomcp.tools.GeneratedTools;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The prompts and resources that the build made of the mapping.
 *
 * @param resources what clients see of the resources with a fixed address (MCP 2025-11-25, Resource)
 * @param files the name of the generated file that such a resource shows, by address
 */
public record GeneratedResources(
        List<PromptTemplate> prompts,
        List<ObjectNode> resources,
        Map<String, String> files,
        List<ResourceTemplate> templates) {
    /** Reads them from the class path. */
    public static GeneratedResources load() {
        var all = GeneratedTools.resource("resources.json");
        var fixed = all.path("resources").valueStream().toList();
        return new GeneratedResources(
                GeneratedTools.resource("prompts.json")
                        .valueStream()
                        .map(PromptTemplate::of)
                        .toList(),
                fixed.stream().map(r -> (ObjectNode) r.path("resource")).toList(),
                fixed.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                r -> r.at("/resource/uri").asString(),
                                r -> r.path("file").asString())),
                all.path("templates").valueStream().map(ResourceTemplate::of).toList());
    }
}
