package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.mapping.Argument;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Resource;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Checks that each resource shows something, and that its address is all that it takes. */
final class ResourcesCheck {
    private final Mapping mapping;
    private final Diagnostics out;

    ResourcesCheck(Mapping mapping, Diagnostics out) {
        this.mapping = mapping;
        this.out = out;
    }

    void run() {
        var seen = new HashMap<String, String>();
        for (var resource : mapping.resources()) {
            var other = seen.putIfAbsent(resource.uri().replaceAll("\\{.*", "{}"), resource.name());
            if (other != null) {
                error(resource, "/uri", " has the same address as \"" + other + "\"", "change one of them");
            }
            if (resource.variable().isPresent()) {
                template(resource, resource.variable().get());
            } else if (resource.file().isEmpty() || resource.tool().isPresent()) {
                error(
                        resource,
                        "",
                        " has no {argument} in its uri, so it must show a file and no tool",
                        "set file: contract.json or mapping.yaml");
            }
        }
    }

    private void template(Resource resource, String variable) {
        if (resource.tool().isEmpty() || resource.file().isPresent()) {
            error(
                    resource,
                    "",
                    " has {" + variable + "} in its uri, so it must show a tool and no file",
                    "set tool: the read tool whose result is shown");
            return;
        }
        var name = resource.tool().get();
        var tool = mapping.tools().stream().filter(t -> t.name().equals(name)).findFirst();
        if (tool.isEmpty()) {
            error(
                    resource,
                    "/tool",
                    " shows \"" + name + "\", which is no tool",
                    Diagnostics.didYouMean(
                            name, mapping.tools().stream().map(Tool::name).toList()));
            return;
        }
        if (!tool.get().effect().equals("read")) {
            error(resource, "/tool", " shows \"" + name + "\", which is not a read", "a resource changes nothing");
        }
        var arguments = tool.get().arguments();
        if (arguments.stream().noneMatch(a -> a.name().equals(variable))) {
            error(
                    resource,
                    "/uri",
                    " gives \"" + variable + "\", which is no argument of the tool \"" + name + "\"",
                    Diagnostics.didYouMean(
                            variable, arguments.stream().map(Argument::name).toList()));
        }
        for (var argument : arguments) {
            var needed = argument.isRequired() || argument.to().orElse("").startsWith("path.");
            if (needed && !argument.name().equals(variable)) {
                error(
                        resource,
                        "/uri",
                        " does not give \"" + argument.name() + "\", which the tool \"" + name + "\" needs",
                        "show a tool that needs the one argument only");
            }
        }
    }

    private void error(Resource resource, String key, String message, @Nullable String hint) {
        out.error(mapping.document(), resource.pointer() + key, "resource \"" + resource.name() + "\"" + message, hint);
    }
}
