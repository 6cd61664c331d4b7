package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.mapping.MappedArgument;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.DecimalType;
import dev.paigomcp.mapping.ToolPlan;
import java.util.TreeSet;

/** Checks that what is said to hold the currency of an amount is an argument, and that the amount is one of money. */
final class CurrencyCheck {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final Findings findings;
    private final TreeSet<String> names;

    CurrencyCheck(ResolvedTool resolved, Findings findings) {
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.findings = findings;
        this.names = new TreeSet<>(tool.argumentNames());
        names.addAll(LocalArguments.names(plan));
    }

    void run() {
        for (var argument : plan.arguments()) {
            argument(tool.argument(argument.name()));
        }
        for (var filter : plan.result().where()) {
            var pointer =
                    tool.pointer() + "/result/where" + token(filter.field().toString());
            filter.type().ifPresent(type -> type(String.join(" and ", filter.arguments()), type, pointer));
        }
    }

    private void argument(MappedArgument argument) {
        type(argument.name(), argument.type(), argument.pointer());
        argument.each().forEach(this::argument);
    }

    private void type(String name, ArgumentType type, String pointer) {
        if (!(type instanceof DecimalType decimal) || decimal.currency() == null) {
            return;
        }
        var currency = decimal.currency();
        if (!decimal.isMoney()) {
            findings.error(
                    pointer + "/currency", "\"" + name + "\" has a currency, but is no money", "set type: money");
        } else if (!names.contains(currency)) {
            findings.error(
                    pointer + "/currency",
                    "\"" + currency + "\" is no argument of tool \"" + tool.name() + "\"",
                    currency,
                    names);
        }
    }
}
