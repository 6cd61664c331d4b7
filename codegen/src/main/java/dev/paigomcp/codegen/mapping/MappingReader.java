package dev.paigomcp.codegen.mapping;

import static dev.paigomcp.codegen.source.Document.token;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import dev.paigomcp.codegen.source.DocumentReader;
import dev.paigomcp.mapping.Computation;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code tools.yaml} after holding it against its grammar, {@code tools.schema.json}. */
public final class MappingReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Document document;
    private final JsonNode rules;
    private final Diagnostics out;
    private boolean hasTwoKinds;

    private MappingReader(Document document, JsonNode rules, Diagnostics out) {
        this.document = document;
        this.rules = rules;
        this.out = out;
    }

    /** Returns the mapping, or empty if it breaks the grammar; the reasons are then in {@code out}. */
    public static Optional<Mapping> read(String file, String text, String schema, Diagnostics out) {
        var document = DocumentReader.read(file, text, out);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        var rules = JSON.readTree(schema);
        var findings = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("urn:paigo-mcp:tools"), rules)
                .validate(document.get().root());
        var reader = new MappingReader(document.get(), rules, out);
        findings.forEach(reader::report);
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        document.get().root().path("tools").properties().forEach(tool -> {
            reader.place(tool.getKey(), tool.getValue());
            tool.getValue()
                    .path("result")
                    .path("compute")
                    .properties()
                    .forEach(field -> reader.kind(tool.getKey(), field.getKey(), field.getValue()));
        });
        if (reader.hasTwoKinds) {
            return Optional.empty();
        }
        return Optional.of(Mapping.of(document.get()));
    }

    /** Reports a result that has two places: a plan holds only one. */
    private void place(String tool, JsonNode node) {
        if (node.path("result").has("item") && node.path("result").has("items")) {
            out.error(
                    document,
                    Mapping.pointer("tools", tool) + "/result",
                    "tool \"" + tool + "\" has item and items",
                    "keep item for one thing, items for a list");
        }
    }

    /** Reports a field that is computed in no way or in several: a plan holds exactly one. */
    private void kind(String tool, String field, JsonNode node) {
        var kinds = Computation.kinds(node);
        if (kinds.size() != 1 || node.has("date") != node.has("plusDays")) {
            hasTwoKinds = true;
            out.error(
                    document,
                    Mapping.pointer("tools", tool) + "/result/compute" + token(field),
                    "tool \"" + tool + "\" computes \"" + field + "\" in "
                            + (kinds.size() > 1 ? "several ways: " + String.join(", ", kinds) : "no whole way"),
                    "give one of sum, difference, date with plusDays, runningBalance");
        }
    }

    private void report(Error finding) {
        var pointer = pointer(finding.getInstanceLocation());
        var property = finding.getProperty();
        switch (String.valueOf(finding.getKeyword())) {
            case "additionalProperties" ->
                out.error(
                        document,
                        pointer + token(String.valueOf(property)),
                        "unknown key \"" + property + "\"" + within(pointer),
                        keyHint(String.valueOf(property), finding));
            case "required" ->
                out.error(document, pointer, "the key \"" + property + "\" is missing" + within(pointer), null);
            default -> out.error(document, pointer, finding.getMessage() + within(pointer), valueHint(finding));
        }
    }

    private @Nullable String keyHint(String property, Error finding) {
        if (property.contains(" ")) {
            return "inside { } a comma ends the text before it: put the text in quotes";
        }
        var schema = rules.at(pointer(finding.getSchemaLocation().getFragment().getParent()));
        var known = new TreeSet<>(schema.path("properties").propertyNames());
        var near = Diagnostics.didYouMean(property, known);
        return near != null || known.isEmpty() ? near : "known here: " + String.join(", ", known);
    }

    private @Nullable String valueHint(Error finding) {
        var allowed = new ArrayList<String>();
        rules.at(pointer(finding.getSchemaLocation().getFragment())).forEach(value -> allowed.add(value.asString("")));
        return "enum".equals(finding.getKeyword())
                ? Diagnostics.didYouMean(finding.getInstanceNode().asString(""), allowed)
                : null;
    }

    /** Returns the part of the mapping for a message, such as {@code (in tools add_credits)}. */
    private static String within(String pointer) {
        var parts = pointer.split("/");
        return parts.length > 2
                ? " (in " + parts[1] + " " + parts[2].replace("~1", "/").replace("~0", "~") + ")"
                : "";
    }

    private static String pointer(@Nullable NodePath path) {
        var pointer = new StringBuilder();
        for (var i = 0; path != null && i < path.getNameCount(); i++) {
            pointer.append(token(String.valueOf(path.getElement(i))));
        }
        return pointer.toString();
    }
}
