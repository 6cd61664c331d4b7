package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.EqualCheck;
import dev.paigomcp.mapping.MeasuredText;
import dev.paigomcp.mapping.WordHints;
import java.util.Optional;

/**
 * Says how a number that was given with a unit becomes one in the unit that Paigo wants. It reads that unit, once and only
 * after such a failure, if the caller may read. Immutable.
 */
final class UnitAdvice {
    private final WordHints hints;

    UnitAdvice(WordHints hints) {
        this.hints = hints;
    }

    /** Adds the advice for each argument that needs it. */
    void addTo(ArgumentProblems problems, ToolCall call) {
        for (var argument : call.plan().arguments()) {
            var named = argument.unit();
            if (named != null) {
                number(argument.name(), named, problems, call);
                word(argument.name(), named, problems, call);
            }
        }
    }

    private void number(String name, String named, ArgumentProblems problems, ToolCall call) {
        var given = call.arguments().path(name);
        if (given.isString()) {
            MeasuredText.of(given.stringValue(), hints)
                    .ifPresent(measured -> problems.add(
                            name,
                            "is a number alone; "
                                    + wanted(named, call)
                                            .map(unit -> "its unit is " + ArgumentProblems.named(unit) + ": "
                                                    + measured.toBecome(unit, hints.units()))
                                            .orElse("nothing is converted, so it must be in the unit that Paigo has")));
        }
    }

    /** A unit that is none of the words: the dimension's decides which of the factors counts. */
    private void word(String name, String named, ArgumentProblems problems, ToolCall call) {
        var given = call.arguments().path(named).asString("");
        hints.unit(given)
                .flatMap(unit -> wanted(named, call)
                        .flatMap(wanted -> hints.units()
                                .factor(unit, wanted)
                                .map(factor ->
                                        "the unit is " + ArgumentProblems.named(wanted) + ": " + factor.text(name))))
                .ifPresent(advice -> problems.add(named, advice));
    }

    /** Returns the unit that Paigo has, which another argument must equal; empty if it cannot be told. */
    private static Optional<String> wanted(String name, ToolCall call) {
        var type = call.mayRead() ? call.plan().argument(name).map(Argument::type) : Optional.<ArgumentType>empty();
        return type.flatMap(word -> call.plan().checks().stream()
                .filter(check ->
                        check instanceof EqualCheck equal && equal.argument().equals(name))
                .map(EqualCheck.class::cast)
                .flatMap(check -> call.reads().thing(check.read()).map(check.value()::first).stream())
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .map(word::received)
                .findFirst());
    }
}
