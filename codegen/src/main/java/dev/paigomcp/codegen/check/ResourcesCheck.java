package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.mapping.MappedResource;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.mapping.RequestPlace;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Checks that each resource shows something, and that its address is all that it takes. */
final class ResourcesCheck {
    private final Mapping mapping;
    private final Findings findings;

    ResourcesCheck(Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    void run() {
        var seen = new HashMap<String, String>();
        for (var resource : mapping.resources()) {
            var address = resource.uri().text().replaceAll("\\{.*", "{}");
            var other = seen.putIfAbsent(address, resource.name());
            if (other != null) {
                error(resource, "/uri", " has the same address as \"" + other + "\"", "change one of them");
            }
            if (resource.variable().isPresent()) {
                template(resource, resource.variable().get());
            } else if (resource.file() == null || resource.tool() != null) {
                error(
                        resource,
                        "",
                        " has no {argument} in its uri, so it must show a file and no tool",
                        "set file: contract.json or mapping.yaml");
            }
        }
    }

    private void template(MappedResource resource, String variable) {
        var name = resource.tool();
        if (name == null || resource.file() != null) {
            error(
                    resource,
                    "",
                    " has {" + variable + "} in its uri, so it must show a tool and no file",
                    "set tool: the read tool whose result is shown");
            return;
        }
        mapping.tool(name)
                .ifPresentOrElse(
                        tool -> shown(resource, variable, tool),
                        () -> error(
                                resource,
                                "/tool",
                                " shows \"" + name + "\", which is no tool",
                                Diagnostics.didYouMean(name, mapping.toolNames())));
    }

    private void shown(MappedResource resource, String variable, MappedTool tool) {
        if (!tool.plan().isRead()) {
            error(
                    resource,
                    "/tool",
                    " shows \"" + tool.name() + "\", which is not a read",
                    "a resource changes nothing");
        }
        if (!tool.argumentNames().contains(variable)) {
            error(
                    resource,
                    "/uri",
                    " gives \"" + variable + "\", which is no argument of the tool \"" + tool.name() + "\"",
                    Diagnostics.didYouMean(variable, tool.argumentNames()));
        }
        for (var argument : tool.plan().arguments()) {
            var isInPath = argument.to() != null && argument.to().part() == RequestPlace.Part.PATH;
            var isNeeded = isInPath || tool.argument(argument.name()).isRequired();
            if (isNeeded && !argument.name().equals(variable)) {
                error(
                        resource,
                        "/uri",
                        " does not give \"" + argument.name() + "\", which the tool \"" + tool.name() + "\" needs",
                        "show a tool that needs the one argument only");
            }
        }
    }

    private void error(MappedResource resource, String key, String message, @Nullable String hint) {
        findings.error(resource.pointer() + key, "resource \"" + resource.name() + "\"" + message, hint);
    }
}
