package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.mapping.MappedResource;
import dev.paigomcp.codegen.mapping.Mapping;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code resources.json}: what clients see of each resource and template (MCP 2025-11-25, Resource and ResourceTemplate),
 * and the file or the tool that it shows.
 */
public final class Resources {
    private Resources() {}

    /** Returns the file's content. */
    public static ObjectNode of(Mapping mapping) {
        var root = JsonNodeFactory.instance.objectNode();
        var resources = root.putArray("resources");
        var templates = root.putArray("templates");
        for (var resource : mapping.resources()) {
            if (resource.variable().isPresent()) {
                template(mapping, resource, resource.variable().get(), templates.addObject());
            } else {
                var entry = resources.addObject();
                shown(resource, "uri", entry.putObject("resource"));
                entry.put("file", resource.file());
            }
        }
        return root;
    }

    private static void template(Mapping mapping, MappedResource resource, String variable, ObjectNode entry) {
        var name = Objects.requireNonNull(resource.tool());
        shown(resource, "uriTemplate", entry.putObject("template"));
        entry.put("tool", name).put("argument", variable);
        mapping.tool(name).stream()
                .flatMap(tool -> tool.plan().arguments().stream())
                .filter(argument -> argument.name().equals(variable) && argument.id() != null)
                .forEach(argument -> entry.put("complete", argument.id()));
    }

    private static void shown(MappedResource resource, String address, ObjectNode shown) {
        shown.put(address, resource.uri().text())
                .put("name", resource.name())
                .put("title", resource.title())
                .put("description", resource.description())
                .put("mimeType", resource.mimeType());
    }
}
