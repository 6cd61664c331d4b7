package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.mapping.MappedField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Gives the properties of a schema their descriptions: what the mapping says of the field, or else of its name. */
public final class Descriptions {
    private final Map<String, String> glossary;

    /** @param glossary what a property of that name is, unless something else is said of it */
    public Descriptions(Map<String, String> glossary) {
        this.glossary = Map.copyOf(glossary);
    }

    /** Describes what callers give. */
    public ObjectNode ofArguments(ObjectNode schema) {
        return of(Map.of(), schema);
    }

    /** Describes what a result shows. */
    public ObjectNode ofResult(List<MappedField> fields, ObjectNode schema) {
        var own = new HashMap<String, String>();
        for (var field : fields) {
            if (field.description() != null) {
                own.put(field.path(), field.description());
            }
        }
        return of(own, schema);
    }

    private ObjectNode of(Map<String, String> own, ObjectNode schema) {
        SchemaProperties.visit(schema, (name, path, property) -> {
            var text = own.getOrDefault(path, glossary.getOrDefault(name, ""));
            if (!text.isEmpty() && (own.containsKey(path) || !property.has("description"))) {
                property.put("description", text);
            }
        });
        return schema;
    }
}
