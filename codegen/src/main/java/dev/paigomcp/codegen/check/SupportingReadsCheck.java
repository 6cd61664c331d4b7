package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks the fields of what a tool reads beside its own operation: the witness of a lost write, the proof of a repeat, a
 * narrower read. That each is a read is checked elsewhere.
 */
final class SupportingReadsCheck {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;
    private final Findings findings;

    SupportingReadsCheck(ResolvedTool resolved, Findings findings) {
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.operation = resolved.operation();
        this.findings = findings;
    }

    void run() {
        if (plan.witness() != null) {
            witness(plan.witness(), tool.pointer() + "/witness");
        }
        if (plan.repeat() != null) {
            repeat(plan.repeat(), tool.pointer() + "/repeat");
        }
        if (plan.narrow() != null) {
            narrow(plan.narrow(), tool.pointer() + "/narrow");
        }
    }

    private void witness(ToolPlan.Witness witness, String pointer) {
        for (var i = 0; i < witness.by().size(); i++) {
            findings.known(pointer + "/by/" + i, "argument", witness.by().get(i), tool.argumentNames());
        }
        if (witness.marker() != null) {
            sent(witness.marker(), pointer + "/marker");
        }
    }

    private void narrow(ToolPlan.Narrow narrow, String pointer) {
        var by = narrow.by();
        var filters = LocalArguments.names(plan);
        if (findings.isInContract(narrow.read())) {
            if (!filters.contains(by)) {
                findings.error(
                        pointer + "/by", "\"" + by + "\" is no filter of tool \"" + tool.name() + "\"", by, filters);
            }
            if (!narrow.read().variables().contains(by)) {
                findings.error(
                        pointer + "/read", narrow.read() + " has no path parameter \"" + by + "\"", by, List.of());
            }
            findings.answer(narrow.read(), plan.result().place(), pointer + "/read");
        }
    }

    private void repeat(ToolPlan.Repeat repeat, String pointer) {
        var item = findings.answer(repeat.read(), repeat.item(), pointer + "/item");
        for (var i = 0; i < repeat.same().size(); i++) {
            var name = repeat.same().get(i);
            sent(name, pointer + "/same/" + i);
            shown(item, ValuePath.parse(name), pointer + "/same/" + i);
        }
        repeat.conflicts()
                .keySet()
                .forEach(name -> findings.known(
                        pointer + "/conflicts" + token(name),
                        "field of compare:",
                        name,
                        repeat.compare().keySet()));
        repeat.compare().forEach((name, path) -> {
            sent(name, pointer + "/compare" + token(name));
            shown(item, path, pointer + "/compare" + token(name));
        });
    }

    /** Reports a field of the body that the operation does not have. */
    private void sent(String field, String pointer) {
        var place = RequestPlace.inBody(field);
        if (operation.sent(place).isEmpty()) {
            findings.error(
                    pointer,
                    operation.operation().key() + " does not have \"" + place + "\"",
                    place.text(),
                    operation.near(place));
        }
    }

    /** Reports a path that a thing that is read does not have. */
    private void shown(Optional<JsonNode> item, ValuePath path, String pointer) {
        if (item.isPresent() && operation.schemas().at(item.get(), path).isEmpty()) {
            findings.error(
                    pointer,
                    "what is read has no \"" + path + "\"",
                    path.toString(),
                    operation.schemas().propertyNames(item.get()));
        }
    }
}
