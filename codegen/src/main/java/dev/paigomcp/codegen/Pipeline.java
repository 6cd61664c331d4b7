package dev.paigomcp.codegen;

import dev.paigomcp.codegen.check.BudgetCheck;
import dev.paigomcp.codegen.check.MappingCheck;
import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.fit.ShapesFit;
import dev.paigomcp.codegen.fit.WordsFit;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.MappingReader;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.render.Catalogue;
import dev.paigomcp.codegen.render.ClientDocument;
import dev.paigomcp.codegen.render.Examples;
import dev.paigomcp.codegen.render.PlanResolver;
import dev.paigomcp.codegen.render.Prompts;
import dev.paigomcp.codegen.render.Resources;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.DocumentReader;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Read, repair, check, render: a function from two documents to files and findings. It does no I/O. */
public final class Pipeline {
    /** Where the server finds what was generated for it. */
    public static final String FOLDER = "dev/paigomcp/generated/";

    private Pipeline() {}

    public static Generated run(Inputs in) {
        var out = new Diagnostics();
        var contract =
                DocumentReader.read(in.contractFile(), in.contract(), out).map(raw -> Contract.of(raw, out));
        var mapping = MappingReader.read(in.mappingFile(), in.mapping(), in.mappingSchema(), out);
        if (contract.isPresent() && !contract.get().operations().isEmpty() && mapping.isPresent()) {
            MappingCheck.run(contract.get(), mapping.get(), out);
        }
        mapping.ifPresent(read -> WordsFit.check(read, out));
        if (out.hasErrors() || contract.isEmpty() || mapping.isEmpty()) {
            return failed(out);
        }
        var schemas = new Schemas(contract.get().document().root());
        Function<Tool, Places> places = tool ->
                new Places(Objects.requireNonNull(contract.get().operations().get(tool.operation())), schemas);
        var catalogue = Catalogue.of(mapping.get(), places);
        var budgets = new BudgetCheck(mapping.get(), catalogue);
        budgets.run(out);
        ShapesFit.check(mapping.get().document(), catalogue, out);
        if (out.hasErrors()) {
            return failed(out);
        }
        var files = new TreeMap<String, String>();
        files.put(FOLDER + "tools.json", text(catalogue));
        files.put(
                FOLDER + "plans.json",
                text(PlanResolver.of(mapping.get(), places).write()));
        files.put(FOLDER + "examples.json", text(Examples.of(mapping.get())));
        files.put(FOLDER + "prompts.json", text(Prompts.of(mapping.get())));
        files.put(FOLDER + "resources.json", text(Resources.of(mapping.get())));
        files.put(FOLDER + "mapping.yaml", in.mapping());
        files.put(FOLDER + "contract.json", text(contract.get().document().root()));
        return new Generated(files, client(contract.get(), mapping.get()), budgets.report(), out.all());
    }

    private static Generated failed(Diagnostics out) {
        return new Generated(new TreeMap<>(), "{}", List.of(), out.all());
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
