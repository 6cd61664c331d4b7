package dev.paigomcp.resources;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Nearest;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.KnownIds;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The generated prompts and resources, which read an account through its tools. Thread-safe. */
public final class PaigoResourceLibrary implements ResourceLibrary {
    /** How many values one completion may have (MCP 2025-11-25, Completion). */
    private static final int MAX_VALUES = 100;

    /** The longest value that completes something, in characters; a longer id of Paigo's is left out. */
    private static final int MAX_VALUE_LENGTH = 1_000;

    private final GeneratedResources generated;
    private final Tools tools;
    private final KnownIds ids;

    public PaigoResourceLibrary(GeneratedResources generated, Tools tools, KnownIds ids) {
        this.generated = generated;
        this.tools = tools;
        this.ids = ids;
    }

    @Override
    public List<ObjectNode> prompts() {
        return generated.prompts().stream().map(PromptTemplate::shown).toList();
    }

    @Override
    public List<ObjectNode> resources() {
        return generated.resources();
    }

    @Override
    public List<ObjectNode> templates() {
        return generated.templates().stream().map(ResourceTemplate::shown).toList();
    }

    @Override
    public LibraryResult prompt(String name, ObjectNode arguments) {
        return named(name).map(prompt -> prompt.fill(arguments)).orElseGet(() -> noPrompt(name));
    }

    @Override
    public LibraryResult read(String uri, CallScope scope) {
        var file = generated.files().get(uri);
        if (file != null) {
            return new LibraryResult.Found(contents(uri, mimeType(uri), GeneratedTools.text(file)), true);
        }
        for (var template : generated.templates()) {
            var value = template.match(uri);
            if (value.isPresent()) {
                return read(uri, template, value.get(), scope);
            }
        }
        return LibraryResult.notFound("There is no resource \"" + Ellipsis.quoted(uri)
                + "\" (resources/list and resources/templates/list have all of them)");
    }

    private LibraryResult read(String uri, ResourceTemplate template, String value, CallScope scope) {
        var arguments = Json.MAPPER.createObjectNode().put(template.argument(), value);
        var result = tools.find(template.tool()).orElseThrow().call(arguments, scope);
        if (result.structured() != null) {
            var mimeType = template.shown().path("mimeType").asString();
            return new LibraryResult.Found(contents(uri, mimeType, result.text()), false);
        }
        return isAboutTheAddress(result.outcome())
                ? LibraryResult.notFound(result.text())
                : LibraryResult.failed(result.text());
    }

    private static boolean isAboutTheAddress(ToolResult.Outcome outcome) {
        return outcome == ToolResult.Outcome.refused || outcome == ToolResult.Outcome.bad_argument;
    }

    private String mimeType(String uri) {
        return generated.resources().stream()
                .filter(resource -> resource.path("uri").asString().equals(uri))
                .map(resource -> resource.path("mimeType").asString())
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode contents(String uri, String mimeType, String text) {
        var result = Json.MAPPER.createObjectNode();
        result.putArray("contents")
                .addObject()
                .put("uri", uri)
                .put("mimeType", mimeType)
                .put("text", text);
        return result;
    }

    @Override
    public LibraryResult completePrompt(String name, String argument, String start, CallScope scope) {
        var prompt = named(name);
        if (prompt.isEmpty()) {
            return noPrompt(name);
        }
        var arguments = prompt.get().arguments();
        return arguments.contains(argument)
                ? complete(prompt.get().completions().get(argument), start, scope)
                : noArgument("prompt \"" + name + "\"", argument, arguments);
    }

    @Override
    public LibraryResult completeTemplate(String uri, String variable, String start, CallScope scope) {
        for (var template : generated.templates()) {
            if (template.uriTemplate().equals(uri)) {
                return template.argument().equals(variable)
                        ? complete(template.completion(), start, scope)
                        : noArgument("template \"" + uri + "\"", variable, List.of(template.argument()));
            }
        }
        return LibraryResult.notFound("There is no resource template \"" + Ellipsis.quoted(uri)
                + "\" (resources/templates/list has all of them)");
    }

    private LibraryResult complete(@Nullable String kind, String start, CallScope scope) {
        var all = kind == null ? Optional.of(List.<String>of()) : ids.startingWith(kind, start, scope);
        var values = all.orElse(List.of());
        var result = Json.MAPPER.createObjectNode();
        var completion = result.putObject("completion");
        var shown = completion.putArray("values");
        values.stream()
                .filter(value -> value.length() <= MAX_VALUE_LENGTH)
                .limit(MAX_VALUES)
                .forEach(shown::add);
        if (all.isPresent()) {
            completion.put("total", values.size());
        }
        completion.put("hasMore", values.size() > MAX_VALUES);
        return new LibraryResult.Found(result, false);
    }

    private Optional<PromptTemplate> named(String name) {
        return generated.prompts().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private LibraryResult noPrompt(String name) {
        var names = generated.prompts().stream().map(PromptTemplate::name).toList();
        return LibraryResult.notFound("There is no prompt \"" + Ellipsis.quoted(name) + "\"" + Nearest.hint(name, names)
                + " (prompts/list has all of them)");
    }

    private static LibraryResult noArgument(String whose, String argument, List<String> known) {
        return LibraryResult.invalid("The " + whose + " has no argument \"" + Ellipsis.quoted(argument) + "\""
                + Nearest.hint(argument, known));
    }
}
