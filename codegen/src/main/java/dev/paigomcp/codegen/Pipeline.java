package dev.paigomcp.codegen;

import dev.paigomcp.codegen.check.BudgetCheck;
import dev.paigomcp.codegen.check.DescriptionsCheck;
import dev.paigomcp.codegen.check.MappingCheck;
import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.fit.ClientSchemaLimits;
import dev.paigomcp.codegen.fit.ClientTextLimits;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.MappingReader;
import dev.paigomcp.codegen.render.Catalogue;
import dev.paigomcp.codegen.render.ClientDocument;
import dev.paigomcp.codegen.render.Prompts;
import dev.paigomcp.codegen.render.Resources;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.source.Diagnostic;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.DocumentReader;
import dev.paigomcp.mapping.ToolPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Turns the contract and the mapping into the files of the server and the document of the client: a function of two texts
 * that does no I/O.
 *
 * <p>Each stage has a package and a type of its own. {@code source} reads the texts into a tree that knows the line of each
 * node. {@code contract} repairs the vendor's document and indexes it by operation. {@code mapping} holds {@code tools.yaml}
 * against its grammar and reads it into types. {@code resolve} joins each tool with its operation, which fixes its plan and
 * its two schemas. {@code check} and {@code fit} look for mistakes; {@code render} writes what has none.
 *
 * <p>Mistakes are values, not exceptions: every stage adds what it finds to one {@link Diagnostics}, so that a run reports
 * all of them. A stage runs as far as its input allows. Nothing is rendered while there is an error.
 *
 * <p>The result depends on the inputs alone. There are no timestamps, maps keep the order of the files or sort their keys,
 * and no prose of the contract is read, so that two runs give the same bytes.
 */
public final class Pipeline {
    /** The folder in which the server finds what was generated for it. */
    public static final String FOLDER = "dev/paigomcp/generated/";

    private Pipeline() {}

    /**
     * The inputs, as text: the core reads no file.
     *
     * @param contractFile the contract's path, for messages
     * @param contract Paigo's OpenAPI document, YAML or JSON
     * @param mappingFile the mapping's path, for messages
     * @param mapping {@code tools.yaml}
     * @param mappingSchema {@code tools.schema.json}
     */
    public record Inputs(
            String contractFile, String contract, String mappingFile, String mapping, String mappingSchema) {}

    /**
     * What was made of the inputs.
     *
     * @param files resources of the server by their path; empty if there are errors
     * @param clientDocument the OpenAPI document, as JSON, that the client is generated from
     * @param report lines on each tool for the build's log
     * @param diagnostics every finding, sorted by place
     */
    public record Generated(
            SortedMap<String, String> files, String clientDocument, List<String> report, List<Diagnostic> diagnostics) {
        /** Returns the findings that fail the build. */
        public List<Diagnostic> errors() {
            return of(Diagnostic.Severity.error);
        }

        /** Returns the findings that do not fail the build. */
        public List<Diagnostic> warnings() {
            return of(Diagnostic.Severity.warning);
        }

        private List<Diagnostic> of(Diagnostic.Severity severity) {
            return diagnostics.stream().filter(d -> d.severity() == severity).toList();
        }
    }

    /** Returns the files, or the errors that prevent them. */
    public static Generated run(Inputs in) {
        var out = new Diagnostics();
        var contract =
                DocumentReader.read(in.contractFile(), in.contract(), out).map(raw -> Contract.of(raw, out));
        var mapping = MappingReader.read(in.mappingFile(), in.mapping(), in.mappingSchema(), out);
        mapping.ifPresent(read -> ClientTextLimits.check(read, out));
        if (contract.isEmpty()
                || mapping.isEmpty()
                || contract.get().operations().isEmpty() && out.hasErrors()) {
            return failed(out);
        }
        var tools = ResolvedTool.all(mapping.get(), contract.get());
        MappingCheck.run(contract.get(), mapping.get(), tools, out);
        if (out.hasErrors()) {
            return failed(out);
        }
        var catalogue = Catalogue.tools(tools);
        var budgets = new BudgetCheck(mapping.get(), catalogue);
        budgets.run(out);
        DescriptionsCheck.run(mapping.get(), catalogue, out);
        ClientSchemaLimits.check(mapping.get().document(), catalogue, out);
        if (out.hasErrors()) {
            return failed(out);
        }
        var files = new TreeMap<String, String>();
        files.put(FOLDER + "tools.json", text(catalogue));
        files.put(FOLDER + "plans.json", text(plans(mapping.get(), tools)));
        files.put(FOLDER + "examples.json", text(Catalogue.examples(tools)));
        files.put(FOLDER + "prompts.json", text(Prompts.of(mapping.get().prompts())));
        files.put(FOLDER + "resources.json", text(Resources.of(mapping.get())));
        files.put(FOLDER + "mapping.yaml", in.mapping());
        files.put(FOLDER + "contract.json", text(contract.get().document().root()));
        return new Generated(files, client(contract.get(), mapping.get()), budgets.report(), out.all());
    }

    private static Generated failed(Diagnostics out) {
        return new Generated(new TreeMap<>(), "{}", List.of(), out.all());
    }

    private static JsonNode plans(Mapping mapping, List<ResolvedTool> tools) {
        var plans = new LinkedHashMap<String, ToolPlan>();
        tools.forEach(tool -> plans.put(tool.tool().name(), tool.plan()));
        return mapping.plans().withTools(plans).write();
    }

    private static String client(Contract contract, Mapping mapping) {
        var used = mapping.operations().stream()
                .map(key -> Objects.requireNonNull(contract.operations().get(key)))
                .toList();
        return text(ClientDocument.of(contract, used));
    }

    private static String text(JsonNode node) {
        return node.toPrettyString() + "\n";
    }
}
