package dev.paigomcp.library;

import dev.paigomcp.tools.GeneratedTools;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the build made of the mapping's prompts and resources.
 *
 * @param resources what clients see of the resources with a fixed address
 * @param files the generated file that such a resource shows, by address
 */
public record GeneratedLibrary(
        List<Prompt> prompts, List<ObjectNode> resources, Map<String, String> files, List<Template> templates) {
    static final GeneratedLibrary EMPTY = new GeneratedLibrary(List.of(), List.of(), Map.of(), List.of());

    /** Reads it from the class path. */
    public static GeneratedLibrary load() {
        var all = GeneratedTools.resource("resources.json");
        var fixed = all.path("resources").valueStream().toList();
        return new GeneratedLibrary(
                GeneratedTools.resource("prompts.json")
                        .valueStream()
                        .map(Prompt::of)
                        .toList(),
                fixed.stream().map(r -> (ObjectNode) r.path("resource")).toList(),
                fixed.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                r -> r.at("/resource/uri").asString(),
                                r -> r.path("file").asString())),
                all.path("templates").valueStream().map(Template::of).toList());
    }
}
