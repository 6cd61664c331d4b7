package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.resources.LibraryResult;
import dev.paigomcp.resources.ResourceLibrary;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The prompts and resources that the suite asks for by name, as {@code fixture/library.json} describes them. */
final class FixtureLibrary implements ResourceLibrary {
    private static final Pattern TEMPLATE = Pattern.compile("test://template/([^/]+)/data");

    private final JsonNode described = Fixture.read("library.json");

    @Override
    public List<ObjectNode> prompts() {
        return shown("prompts", "prompt");
    }

    @Override
    public List<ObjectNode> resources() {
        return shown("resources", "resource");
    }

    @Override
    public List<ObjectNode> templates() {
        return described
                .get("templates")
                .valueStream()
                .map(template -> (ObjectNode) template.deepCopy())
                .toList();
    }

    private List<ObjectNode> shown(String list, String key) {
        return described
                .get(list)
                .valueStream()
                .map(each -> (ObjectNode) each.get(key).deepCopy())
                .toList();
    }

    @Override
    public LibraryResult prompt(String name, ObjectNode arguments) {
        return find("prompts", "/prompt/name", name)
                .<LibraryResult>map(prompt -> {
                    var text = prompt.get("result").toString();
                    for (var argument : arguments.properties()) {
                        text = text.replace(
                                "{" + argument.getKey() + "}",
                                argument.getValue().stringValue());
                    }
                    return new LibraryResult.Found((ObjectNode) Json.MAPPER.readTree(text), false);
                })
                .orElseGet(() -> LibraryResult.notFound("There is no prompt \"" + name + "\""));
    }

    @Override
    public LibraryResult read(String uri, CallScope scope) {
        var template = TEMPLATE.matcher(uri);
        if (template.matches()) {
            var id = template.group(1);
            var data = Json.MAPPER.createObjectNode().put("id", id).put("data", "Data for ID: " + id);
            var content = Json.MAPPER.createObjectNode().put("uri", uri).put("mimeType", "application/json");
            return contents(content.put("text", data.toString()));
        }
        return find("resources", "/resource/uri", uri)
                .map(resource -> {
                    var content = (ObjectNode) resource.get("content").deepCopy();
                    content.put("uri", uri);
                    content.set("mimeType", resource.at("/resource/mimeType"));
                    return contents(content);
                })
                .orElseGet(() -> LibraryResult.notFound("There is no resource \"" + uri + "\""));
    }

    private static LibraryResult contents(ObjectNode content) {
        var result = Json.MAPPER.createObjectNode();
        result.putArray("contents").add(content);
        return new LibraryResult.Found(result, false);
    }

    private Optional<JsonNode> find(String list, String pointer, String value) {
        return described
                .get(list)
                .valueStream()
                .filter(each -> each.at(pointer).stringValue().equals(value))
                .findFirst();
    }

    @Override
    public LibraryResult completePrompt(String name, String argument, String start, CallScope scope) {
        return nothingToComplete();
    }

    @Override
    public LibraryResult completeTemplate(String template, String variable, String start, CallScope scope) {
        return nothingToComplete();
    }

    private static LibraryResult nothingToComplete() {
        var result = Json.MAPPER.createObjectNode();
        result.putObject("completion").put("hasMore", false).putArray("values");
        return new LibraryResult.Found(result, false);
    }
}
