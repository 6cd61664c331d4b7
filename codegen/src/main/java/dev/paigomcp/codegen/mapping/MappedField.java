package dev.paigomcp.codegen.mapping;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of a result, as the mapping names it.
 *
 * @param path where it stands in the output schema: the names of properties, joined by slashes
 * @param pointer where it stands in the mapping
 * @param description what a model sees of it, or null if the glossary says it
 */
public record MappedField(
        String path, String pointer, @Nullable String description) {
    /** What is summed is described by its name: the sum is not the field. */
    private static final String TOTALS = "totals/";

    /** Returns the fields of a result, in the order of the mapping. */
    static List<MappedField> all(JsonNode result, String pointer) {
        var reader = new Reader(result, pointer);
        var item = result.has("items") ? "items/" : "";
        reader.shown(result.path("show"), item, "/show");
        reader.named(result.path("beside"), item, "/beside");
        reader.named(result.path("echo"), item, "/echo");
        reader.shown(result.path("totals").path("by"), TOTALS, "/totals/by");
        reader.shown(result.path("totals").path("of"), TOTALS, "/totals/of");
        return List.copyOf(reader.fields);
    }

    private static final class Reader {
        private final JsonNode result;
        private final String pointer;
        private final List<MappedField> fields = new ArrayList<>();

        Reader(JsonNode result, String pointer) {
            this.result = result;
            this.pointer = pointer;
        }

        /** Adds fields that are listed by their paths, each as text or as an object with the path as its only key. */
        void shown(JsonNode list, String prefix, String at) {
            for (var i = 0; i < list.size(); i++) {
                var node = list.get(i);
                var from = node.isString()
                        ? node.asString()
                        : node.propertyNames().iterator().next();
                var words = node.path(from);
                var path =
                        prefix + words.path("as").asString(ValuePath.parse(from).lastName());
                add(path, at + "/" + i, words.has("describe") || prefix.equals(TOTALS) ? words : computed(from));
                shown(words.path("each"), path + "/", at + "/" + i + token(from) + "/each");
            }
        }

        /** Adds fields by their names. What a list shows beside its items is in each if it has a field to go by. */
        void named(JsonNode entries, String item, String at) {
            for (var entry : entries.properties()) {
                var prefix = entry.getValue().has("by") ? item : "";
                add(prefix + entry.getKey(), at + token(entry.getKey()), entry.getValue());
            }
        }

        private JsonNode computed(String name) {
            return result.path("compute").path(name);
        }

        private void add(String path, String at, JsonNode words) {
            fields.add(new MappedField(
                    path, pointer + at, words.path("describe").asStringOpt().orElse(null)));
        }
    }
}
