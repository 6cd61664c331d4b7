package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Resource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * resources.json: what clients see of each resource and template (MCP 2025-11-25, Resource and ResourceTemplate), and the
 * file or the tool behind it.
 */
public final class Resources {
    private Resources() {}

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
                entry.put("file", resource.file().orElse(""));
            }
        }
        return root;
    }

    private static void template(Mapping mapping, Resource resource, String variable, ObjectNode entry) {
        shown(resource, "uriTemplate", entry.putObject("template"));
        entry.put("tool", resource.tool().orElse("")).put("argument", variable);
        mapping.tools().stream()
                .filter(tool -> tool.name().equals(resource.tool().orElse("")))
                .flatMap(tool -> tool.arguments().stream())
                .filter(argument -> argument.name().equals(variable))
                .flatMap(argument -> argument.text("id").stream())
                .forEach(kind -> entry.put("complete", kind));
    }

    private static void shown(Resource resource, String address, ObjectNode shown) {
        shown.put(address, resource.uri()).put("name", resource.name());
        for (var key : new String[] {"title", "description", "mimeType"}) {
            shown.put(key, resource.node().path(key).asString());
        }
    }
}
