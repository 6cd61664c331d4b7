package dev.paigomcp.codegen.mapping;

import dev.paigomcp.codegen.source.Document;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One resource of the mapping: a file of the build, or a template whose one variable is an argument of a tool.
 *
 * @param name what clients call it
 * @param pointer where it stands in the mapping
 * @param node what the mapping says of it
 */
public record Resource(String name, String pointer, JsonNode node) {
    static List<Resource> listOf(JsonNode resources, String pointer) {
        return resources.properties().stream()
                .map(entry -> new Resource(entry.getKey(), pointer + Document.token(entry.getKey()), entry.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }

    public String uri() {
        return node.path("uri").asString("");
    }

    /** The name in braces at the end of the address, if it is a template. */
    public Optional<String> variable() {
        var uri = uri();
        return uri.endsWith("}")
                ? Optional.of(uri.substring(uri.indexOf('{') + 1, uri.length() - 1))
                : Optional.empty();
    }

    public Optional<String> tool() {
        return node.path("tool").asStringOpt();
    }

    public Optional<String> file() {
        return node.path("file").asStringOpt();
    }
}
