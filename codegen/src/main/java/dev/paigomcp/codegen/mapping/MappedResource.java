package dev.paigomcp.codegen.mapping;

import dev.paigomcp.mapping.PathTemplate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One resource of the mapping: a file of the build, or a template whose one variable is an argument of a tool.
 *
 * @param name the name that clients see
 * @param pointer where it stands in the mapping
 * @param uri its address, perhaps with a variable at the end
 * @param title what people see
 * @param description what people see below the title
 * @param mimeType the type of its text
 * @param tool the tool whose result is shown, or null
 * @param file the file that is shown, or null
 */
public record MappedResource(
        String name,
        String pointer,
        PathTemplate uri,
        String title,
        String description,
        String mimeType,
        @Nullable String tool,
        @Nullable String file) {
    static MappedResource of(String name, JsonNode node) {
        return new MappedResource(
                name,
                Mapping.pointer("resources", name),
                PathTemplate.parse(node.path("uri").asString()),
                node.path("title").asString(),
                node.path("description").asString(),
                node.path("mimeType").asString(),
                node.path("tool").asStringOpt().orElse(null),
                node.path("file").asStringOpt().orElse(null));
    }

    /** Returns the name of the variable, or empty if this is no template. */
    public Optional<String> variable() {
        return uri.variables().stream().findFirst();
    }
}
