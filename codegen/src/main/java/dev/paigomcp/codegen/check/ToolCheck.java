package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mapping.ToolPlan;
import java.util.ArrayList;

/** Checks that a tool's effect, scope and witness fit its operation and each other. */
final class ToolCheck {
    private final Mapping mapping;
    private final MappedTool tool;
    private final ToolPlan plan;
    private final Findings findings;

    ToolCheck(Mapping mapping, ResolvedTool resolved, Findings findings) {
        this.mapping = mapping;
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.findings = findings;
    }

    void run() {
        effect();
        scope();
        if (plan.witness() == null && !plan.operation().isRead()) {
            findings.error(
                    tool.pointer(),
                    "tool \"" + tool.name() + "\" changes something, but has no witness",
                    "add witness: what to read after a lost answer");
        }
        for (var read : tool.supportingReads()) {
            findings.read(read.operation(), read.pointer(), read.reader());
        }
        if (plan.witness() != null) {
            witness(plan.witness());
        }
    }

    private void effect() {
        var isRead = plan.operation().isRead();
        if (isRead != plan.isRead()) {
            findings.error(
                    tool.pointer() + "/effect",
                    "tool \"" + tool.name() + "\" has effect " + plan.effect() + ", but its operation is a "
                            + plan.operation().method(),
                    isRead ? "set effect: read" : "set effect: write, money or destructive");
        }
    }

    private void scope() {
        if (plan.isRead() != (plan.scope() == Scope.read)) {
            findings.error(
                    tool.pointer() + "/scope",
                    "tool \"" + tool.name() + "\" has effect " + plan.effect() + ", but scope "
                            + plan.scope().name(),
                    plan.isRead()
                            ? "remove scope: what reads needs the right to read, by which resources and completion go"
                            : "set scope: write, usage or money, so that nobody who may only read can call it");
        }
    }

    /** Reports what a lost write cannot be found by: the witness neither takes it as an argument nor shows it. */
    private void seen(ToolPlan.Witness witness, String name, String pointer) {
        if (!witness.seen().containsKey(name)) {
            findings.error(
                    pointer,
                    "tool \"" + witness.tool() + "\" does not show \"" + name + "\"",
                    "show it there, or find the write by something else");
        }
    }

    /** The witness must be a tool, and what it is asked with must be its arguments. */
    private void witness(ToolPlan.Witness witness) {
        findings.known(tool.pointer() + "/witness/tool", "tool", witness.tool(), mapping.toolNames());
        mapping.tool(witness.tool()).ifPresent(other -> {
            var names = new ArrayList<>(LocalArguments.names(other.plan()));
            other.plan().arguments().forEach(argument -> names.add(argument.name()));
            for (var name : witness.with().keySet()) {
                findings.known(tool.pointer() + "/witness/with" + token(name), "argument", name, names);
            }
            for (var i = 0; i < witness.by().size(); i++) {
                var name = witness.by().get(i);
                if (tool.argumentNames().contains(name) && !names.contains(name)) {
                    seen(witness, name, tool.pointer() + "/witness/by/" + i);
                }
            }
            if (witness.marker() != null) {
                seen(witness, witness.marker(), tool.pointer() + "/witness/marker");
            }
        });
    }
}
