package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.EqualCheck;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.ToolPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks that what a tool sends fits the contract: every place exists, is filled once, and none that is required is empty. */
final class ArgumentsCheck {
    private final Mapping mapping;
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;
    private final Findings findings;
    private final Map<RequestPlace, String> filled = new HashMap<>();

    ArgumentsCheck(Mapping mapping, ResolvedTool resolved, Findings findings) {
        this.mapping = mapping;
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.operation = resolved.operation();
        this.findings = findings;
    }

    void run() {
        var values = new ValueCheck(mapping, operation.schemas(), findings);
        for (var argument : plan.arguments()) {
            argument(argument);
            values.run(
                    tool.argument(argument.name()),
                    Optional.ofNullable(argument.to()).flatMap(operation::sent));
        }
        for (var sent : plan.send()) {
            fill(sent.to(), tool.pointer() + "/send" + token(sent.to().text()), "send");
        }
        operation.required().forEach(this::covered);
        names();
    }

    private void argument(Argument argument) {
        var pointer = tool.argument(argument.name()).pointer();
        if (argument.to() == null && argument.reveal() == null && !isChecked(argument)) {
            findings.error(
                    pointer,
                    "argument \"" + argument.name() + "\" goes nowhere",
                    "give it to: or reveal:, or name it in checks:");
        }
        if (argument.to() != null) {
            fill(argument.to(), pointer + "/to", argument.name());
        }
        if (argument.id() != null) {
            findings.known(pointer + "/id", "id", argument.id(), mapping.ids().keySet());
        }
        if (argument.unit() != null
                && plan.checks().stream()
                        .noneMatch(check -> check instanceof EqualCheck equal
                                && equal.argument().equals(argument.unit()))) {
            findings.error(
                    pointer + "/unit",
                    "\"" + argument.unit() + "\" is no argument of tool \"" + tool.name()
                            + "\" that a check holds against a value",
                    "name the argument that is checked against the unit");
        }
        var sources = argument.whenAbsent() == null
                ? List.<String>of()
                : argument.whenAbsent().arguments();
        for (var from : sources) {
            if (!tool.argumentNames().contains(from)) {
                findings.error(
                        pointer + "/whenAbsent",
                        "\"" + from + "\" is no argument of tool \"" + tool.name() + "\"",
                        from,
                        tool.argumentNames());
            }
        }
    }

    private boolean isChecked(Argument argument) {
        return plan.checks().stream().anyMatch(check -> check.arguments().contains(argument.name()));
    }

    private void fill(RequestPlace to, String pointer, String by) {
        if (operation.sent(to).isEmpty()) {
            findings.error(
                    pointer,
                    "tool \"" + tool.name() + "\" maps \"" + to + "\", which "
                            + operation.operation().key() + " does not have",
                    to.text(),
                    operation.near(to));
        }
        var other = filled.putIfAbsent(to, by);
        if (other != null) {
            findings.error(
                    pointer,
                    "tool \"" + tool.name() + "\" maps \"" + to + "\" twice (also by \"" + other + "\")",
                    "keep one");
        }
    }

    private void covered(RequestPlace required) {
        if (filled.keySet().stream()
                .noneMatch(to -> to.equals(required) || to.text().startsWith(required + "."))) {
            findings.error(
                    tool.pointer() + "/arguments",
                    "tool \"" + tool.name() + "\" does not cover \"" + required + "\", which the contract requires",
                    "add an argument with to: " + required + ", or send it");
        }
    }

    private void names() {
        var names = new TreeSet<>(tool.argumentNames());
        for (var local : LocalArguments.names(plan)) {
            if (!names.add(local)) {
                findings.error(
                        tool.pointer() + "/result",
                        "tool \"" + tool.name() + "\" has two arguments named \"" + local + "\"",
                        "rename one of them");
            }
        }
    }
}
