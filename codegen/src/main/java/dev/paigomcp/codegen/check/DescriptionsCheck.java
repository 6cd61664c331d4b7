package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.mapping.MappedField;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.schema.SchemaProperties;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks that each argument and each field of a result has a description, and that the glossary has no name too many. */
public final class DescriptionsCheck {
    private final Mapping mapping;
    private final JsonNode catalogue;
    private final Diagnostics out;

    private DescriptionsCheck(Mapping mapping, JsonNode catalogue, Diagnostics out) {
        this.mapping = mapping;
        this.catalogue = catalogue;
        this.out = out;
    }

    /** Checks a catalogue, {@code tools.json}. */
    public static void run(Mapping mapping, JsonNode catalogue, Diagnostics out) {
        new DescriptionsCheck(mapping, catalogue, out).run();
    }

    private void run() {
        var names = new HashSet<String>();
        for (var entry : catalogue) {
            mapping.tool(entry.path("name").asString("")).ifPresent(tool -> {
                described(tool, entry.path("inputSchema"), "argument", names);
                described(tool, entry.path("outputSchema"), "field", names);
            });
        }
        for (var name : mapping.glossary().keySet()) {
            if (!names.contains(name)) {
                out.error(
                        mapping.document(),
                        "/glossary" + token(name),
                        "the glossary has \"" + name + "\", but no argument or field is called so",
                        Diagnostics.didYouMean(name, names));
            }
        }
    }

    private void described(MappedTool tool, JsonNode schema, String kind, Set<String> names) {
        SchemaProperties.visit(schema, (name, path, property) -> {
            names.add(name);
            if (!property.has("description")) {
                out.error(
                        mapping.document(),
                        kind.equals("field") ? field(tool, path) : argument(tool, path),
                        kind + " \"" + path + "\" of tool \"" + tool.name() + "\" has no description",
                        "say by describe: what its name does not: unit, currency, UTC, given or computed; or add \""
                                + name + "\" to the glossary");
            }
        });
    }

    private static String field(MappedTool tool, String path) {
        return tool.fields().stream()
                .filter(field -> field.path().equals(path))
                .map(MappedField::pointer)
                .findFirst()
                .orElse(tool.pointer() + "/result");
    }

    /** Returns where the argument is in the mapping; what is not sent is a filter, and fields may be the contract's own. */
    private static String argument(MappedTool tool, String path) {
        var name = path.split("/", 2)[0];
        return tool.argumentNames().contains(name) ? tool.argument(name).pointer() : tool.pointer() + "/result/where";
    }
}
