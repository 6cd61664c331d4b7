package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.ValuePath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds the mapping against the contract and reports every mistake at its place in the mapping. */
public final class MappingCheck {
    private final Contract contract;
    private final Mapping mapping;
    private final Findings findings;

    private MappingCheck(Contract contract, Mapping mapping, Findings findings) {
        this.contract = contract;
        this.mapping = mapping;
        this.findings = findings;
    }

    /** Reports every mistake; {@code tools} are those whose operations are in the contract. */
    public static void run(Contract contract, Mapping mapping, List<ResolvedTool> tools, Diagnostics out) {
        var findings = new Findings(mapping.document(), contract, out);
        var check = new MappingCheck(contract, mapping, findings);
        check.ids();
        check.lookups();
        check.operations();
        check.titles();
        new UnknownToolsCheck(mapping, findings).run();
        check.excluded();
        check.coverage(out);
        for (var tool : tools) {
            new ToolCheck(mapping, tool, findings).run();
            new ArgumentsCheck(mapping, tool, findings).run();
            new CurrencyCheck(tool, findings).run();
            new PreconditionsCheck(tool, findings).run();
            new ResultCheck(mapping, tool, findings).run();
            new NeedsCheck(tool, findings).run();
            new SupportingReadsCheck(tool, findings).run();
            new SideReadsCheck(mapping, tool, findings).run();
            new ExamplesCheck(tool, findings).run();
        }
        new SynonymsCheck(mapping, tools, findings).run();
        new PromptsCheck(mapping, findings).run();
        new ResourcesCheck(mapping, findings).run();
    }

    private void ids() {
        mapping.ids().forEach((name, kind) -> {
            var pointer = "/ids" + token(name);
            findings.read(kind.read(), pointer + "/read", "id \"" + name + "\"");
            if (findings.answer(kind.read(), kind.items(), pointer + "/items").isPresent()) {
                kind.names()
                        .forEach(field -> findings.answer(
                                kind.read(), ValuePath.parse(kind.items() + "." + field), pointer + "/name"));
            }
            findings.known(pointer + "/tool", "tool", kind.tool(), mapping.toolNames());
        });
    }

    private void lookups() {
        for (var lookup : mapping.plans().lookups().values()) {
            var words = new HashMap<JsonNode, String>();
            lookup.values().forEach((word, value) -> {
                var other = words.putIfAbsent(value, word);
                if (other != null) {
                    findings.error(
                            "/lookups" + token(lookup.name()) + token(word),
                            "\"" + word + "\" and \"" + other + "\" of lookup \"" + lookup.name()
                                    + "\" are the same on the wire",
                            "keep one word for one thing");
                }
            });
        }
    }

    private void operations() {
        for (var tool : mapping.tools()) {
            findings.operation(tool.plan().operation(), tool.pointer() + "/operation", "tool \"" + tool.name() + "\"");
        }
    }

    /** Titles are what people see and approve: two tools must not look the same. */
    private void titles() {
        var titles = new HashMap<String, String>();
        for (var tool : mapping.tools()) {
            var other = titles.putIfAbsent(tool.title().toLowerCase(Locale.ROOT), tool.name());
            if (other != null) {
                findings.error(
                        tool.pointer() + "/title",
                        "tools \"" + other + "\" and \"" + tool.name() + "\" have the same title",
                        "give each tool a title of its own");
            }
        }
    }

    private void excluded() {
        var mapped = mapping.tools().stream()
                .map(MappedTool::plan)
                .map(plan -> plan.operation().toString())
                .collect(Collectors.toSet());
        for (var excluded : mapping.excluded()) {
            var pointer = "/excluded" + token(excluded);
            if (!findings.isInContract(OperationKey.parse(excluded))) {
                findings.error(
                        pointer,
                        "\"" + excluded + "\" is excluded, but is not in the contract",
                        excluded,
                        findings.operationNames());
            } else if (mapped.contains(excluded)) {
                findings.error(
                        pointer, "\"" + excluded + "\" is excluded, but a tool uses it", "remove it from excluded");
            }
        }
    }

    private void coverage(Diagnostics out) {
        var mapped = mapping.tools().stream()
                .map(MappedTool::plan)
                .map(plan -> plan.operation())
                .collect(Collectors.toSet());
        for (var operation : contract.operations().values()) {
            if (!mapped.contains(operation.key())
                    && !mapping.excluded().contains(operation.key().toString())) {
                out.error(
                        contract.document(),
                        operation.pointer(),
                        "\"" + operation.key() + "\" is neither a tool nor excluded",
                        "map it, or add it to excluded in " + mapping.document().file()
                                + " with a decision and a reason");
            }
        }
    }
}
