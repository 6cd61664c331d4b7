package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.EqualCheck;
import dev.paigomcp.mapping.Units;
import dev.paigomcp.transport.PaigoResult;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a side read says about an argument that must equal a value of it. */
final class CheckedArgument extends CheckedRead {
    private final EqualCheck check;
    private final Units units;

    /** @param units how one unit becomes another, if the value is one */
    CheckedArgument(ToolCall call, EqualCheck check, Units units) {
        super(call, check.argument(), true);
        this.check = check;
        this.units = units;
    }

    @Override
    public Optional<ToolResult> success(PaigoResult.Success success) {
        var thing = call.reads().thing(check.read());
        if (thing.isEmpty()) {
            return unreadable(new PaigoResult.Unreadable(success.status(), "Paigo's answer does not have it"));
        }
        var value = check.value().first(thing.get());
        if (value.isMissingNode() || value.isNull() || value.asString("x").isBlank()) {
            if (check.unset() != null) {
                call.notes()
                        .add(check.argument() + " "
                                + ArgumentProblems.shown(call.arguments().path(check.argument()))
                                + " was not checked" + (call.mayRead() ? ": " + check.unset() : "")
                                + ".");
                return Optional.empty();
            }
            return unreadable(new PaigoResult.Unreadable(success.status(), "Paigo's answer does not tell it"));
        }
        var has = received(value);
        var given = call.arguments().path(check.argument()).asString();
        return has.equals(given) ? Optional.empty() : Optional.of(differs(has, given, success.status()));
    }

    /** Returns the caller's word for what Paigo has. */
    private String received(JsonNode value) {
        return call.plan()
                .argument(check.argument())
                .map(argument -> argument.type().received(value))
                .orElseGet(() -> value.asString(""));
    }

    private ToolResult differs(String has, String given, Integer status) {
        var text = call.mayRead()
                ? (check.whose() == null ? "is " : check.whose() + " is ") + ArgumentProblems.quoted(has)
                        + " at Paigo, not " + ArgumentProblems.quoted(given)
                : "is not what Paigo has";
        return ToolResult.failure(
                ToolResult.Outcome.bad_argument,
                ArgumentProblems.textAfterLookUp(
                        call.tool(),
                        check.argument(),
                        text + "; nothing is converted" + (call.mayRead() ? conversion(has, given) : "")),
                status);
    }

    /** Returns what to do about a value that differs: how a unit becomes the other one, or the hint of the mapping. */
    private String conversion(String has, String given) {
        var all = units.words();
        if (!all.contains(has) || !all.contains(given)) {
            return check.hint() == null ? "" : ": " + check.hint();
        }
        return ": "
                + units.factor(given, has)
                        .map(factor -> factor.text(measured()))
                        .orElse("a number of " + Units.plural(given) + " does not become one of " + Units.plural(has));
    }

    /** Returns the argument that has a number in the unit. */
    private String measured() {
        return call.plan().arguments().stream()
                .filter(argument -> check.argument().equals(argument.unit()))
                .map(Argument::name)
                .findFirst()
                .orElse("the number");
    }
}
