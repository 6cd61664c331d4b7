package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.Beside;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.SideRead;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Checks a tool's side reads and the values that are shown of them: what is asked for is in the contract, and the call has
 * what fills the paths.
 */
final class SideReadsCheck {
    private final Mapping mapping;
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;
    private final Schemas schemas;
    private final Findings findings;

    SideReadsCheck(Mapping mapping, ResolvedTool resolved, Findings findings) {
        this.mapping = mapping;
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.operation = resolved.operation();
        this.schemas = operation.schemas();
        this.findings = findings;
    }

    void run() {
        plan.reads().forEach(this::read);
        for (var field : plan.result().compute()) {
            field.total()
                    .filter(total -> plan.reads().containsKey(total.read())
                            && plan.reads().get(total.read()).isList())
                    .ifPresent(total -> findings.error(
                            tool.pointer() + "/result/compute"
                                    + token(field.name().toString()) + "/equals",
                            "read \"" + total.read() + "\" finds several things",
                            "let it read the one thing that is looked at"));
            field.total()
                    .ifPresent(total -> value(
                            total.read(),
                            total.value(),
                            tool.pointer() + "/result/compute"
                                    + token(field.name().toString()) + "/equals"));
        }
        var shown = new HashSet<String>();
        plan.result().show().forEach(field -> shown.add(field.as()));
        for (var value : plan.result().beside()) {
            beside(value, shown);
        }
    }

    private void read(String name, SideRead read) {
        var pointer = tool.pointer() + "/reads" + token(name);
        var thing = findings.answer(read.operation(), read.place(), pointer + (read.isList() ? "/items" : "/item"));
        if (read.id() != null) {
            exists(thing, ValuePath.parse(read.id()), pointer + "/id");
        }
        var known = fillers();
        for (var variable : read.operation().variables()) {
            if (!known.contains(variable)) {
                findings.error(
                        pointer + "/read",
                        "nothing of a call of tool \"" + tool.name() + "\" fills {" + variable + "} of "
                                + read.operation(),
                        variable,
                        known);
            }
        }
        if (plan.asked(name).isEmpty()
                && plan.result().beside().stream()
                        .noneMatch(value -> value.read().equals(name))) {
            findings.error(pointer, "nothing asks for read \"" + name + "\"", "remove it");
        }
    }

    /** Returns the names of values that fill the path of a side read. */
    private Set<String> fillers() {
        var names = new TreeSet<>(tool.argumentNames());
        names.addAll(LocalArguments.names(plan));
        plan.arguments()
                .forEach(argument -> Optional.ofNullable(argument.to())
                        .filter(SideReadsCheck::isOutermost)
                        .ifPresent(to -> names.add(to.name())));
        plan.send().stream()
                .map(ToolPlan.Sent::to)
                .filter(SideReadsCheck::isOutermost)
                .forEach(to -> names.add(to.name()));
        if (plan.isRead() && !plan.result().isList()) {
            operation.shown(plan.result().place()).map(schemas::propertyNames).ifPresent(names::addAll);
        }
        return names;
    }

    private static boolean isOutermost(RequestPlace place) {
        return place.names().size() == 1;
    }

    private void beside(Beside value, Set<String> shown) {
        var name = value.shown().as();
        var pointer = tool.pointer() + "/result/beside" + token(name);
        if (!shown.add(name)) {
            findings.error(pointer, "\"" + name + "\" is shown twice", "give what stands beside another name");
        }
        value(value.read(), value.shown().from(), pointer);
        var lookup = value.shown().lookup();
        if (lookup != null) {
            findings.known(
                    pointer + "/lookup",
                    "lookup",
                    lookup.name(),
                    mapping.plans().lookups().keySet());
        }
        by(value, pointer);
    }

    private void by(Beside value, String pointer) {
        var read = plan.reads().get(value.read());
        var by = value.by();
        if (read != null && read.isList() != (by != null)) {
            findings.error(
                    pointer,
                    "\"" + value.shown().as() + "\" is of "
                            + (read.isList() ? "one of several things, but has no by:" : "the only thing, but has by:"),
                    read.isList() ? "say which field of the result holds its id" : "remove by:");
        }
        if (by != null) {
            var item = operation.shown(plan.result().place());
            var isThere = item.filter(found -> schemas.allows(found, by)).isPresent()
                    || plan.result().isList()
                            && schemas.allows(operation.around(plan.result().place()), by);
            if (item.isPresent() && !isThere) {
                findings.error(
                        pointer + "/by",
                        "tool \"" + tool.name() + "\" has no \"" + by + "\" in what it shows",
                        by.toString(),
                        schemas.propertyNames(item.get()));
            }
        }
    }

    /** Reports a side read that the tool does not have, or a value that the side read does not have. */
    private void value(String name, ValuePath value, String pointer) {
        findings.known(pointer + "/read", "read", name, plan.reads().keySet());
        var read = plan.reads().get(name);
        if (read != null) {
            exists(findings.shown(read.operation(), read.place()), value, pointer + "/value");
        }
    }

    private void exists(Optional<JsonNode> thing, ValuePath path, String pointer) {
        if (thing.isPresent() && !schemas.allows(thing.get(), path)) {
            findings.error(
                    pointer,
                    "what is read has no \"" + path + "\"",
                    path.toString(),
                    schemas.propertyNames(thing.get()));
        }
    }
}
