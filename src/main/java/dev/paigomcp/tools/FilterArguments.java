package dev.paigomcp.tools;

import dev.paigomcp.mapping.ComputedField;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.MistakenDate;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.ValuePath;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the arguments of search and filters, which are not sent to Paigo, beyond what the input schema can say. Each case
 * reports what is wrong with a filter that is given, and returns what is to be said of it though nothing is wrong.
 */
final class FilterArguments implements Filter.Cases<Optional<String>> {
    private final ResultPlan plan;
    private final ObjectNode arguments;
    private final Instant now;
    private final ArgumentProblems problems;

    private FilterArguments(ResultPlan plan, ObjectNode arguments, Instant now, ArgumentProblems problems) {
        this.plan = plan;
        this.arguments = arguments;
        this.now = now;
        this.problems = problems;
    }

    /** Reports what is wrong. */
    static void check(ToolCall call, Instant now, ArgumentProblems problems) {
        var plan = call.plan().result();
        if (plan.search() != null) {
            SearchWords.check(plan.search(), call.arguments(), problems);
        }
        var check = new FilterArguments(plan, call.arguments(), now, problems);
        for (var filter : plan.where()) {
            if (filter.isGiven(call.arguments())) {
                check.types(filter);
                filter.fold(check).ifPresent(call.notes()::add);
            }
        }
    }

    private void types(Filter filter) {
        filter.type().ifPresent(type -> {
            for (var name : filter.arguments()) {
                if (arguments.has(name)) {
                    type.check(arguments.path(name), name, now, problems);
                }
            }
        });
    }

    /** Reports a value beside filters by computed fields that no item with it has. */
    @Override
    public Optional<String> equal(Filter.Equals filter) {
        for (var other : plan.where()) {
            if (other != filter && other.isGiven(arguments)) {
                excluding(other, filter)
                        .ifPresent(condition -> problems.add(
                                filter.argument(),
                                "is " + shown(filter.argument()) + ", but "
                                        + other.arguments().get(0) + " finds "
                                        + String.join(" or ", condition.values()) + " only; leave one of the two out"));
            }
        }
        return Optional.empty();
    }

    /** Returns what a filter by a computed field wants of its items and the value rules out, or empty if there is nothing. */
    private Optional<ComputedField.Condition> excluding(Filter byComputed, Filter.Equals value) {
        for (var computed : plan.compute()) {
            if (byComputed.fields().contains(computed.name())) {
                for (var condition : computed.when()) {
                    if (condition.field().equals(value.field())
                            && !condition
                                    .values()
                                    .contains(arguments.path(value.argument()).asString(""))) {
                        return Optional.of(condition);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> contains(Filter.Contains filter) {
        return Optional.empty();
    }

    /** Reports filters by something that is in what is to be absent. */
    @Override
    public Optional<String> absent(Filter.Absent filter) {
        if (arguments.path(filter.argument()).asBoolean(false)) {
            for (var other : plan.where()) {
                var name = other.arguments().get(0);
                if (other != filter && arguments.has(name) && isIn(other.field(), filter.field())) {
                    problems.add(
                            name,
                            "finds nothing together with " + filter.argument() + " true; leave one of the two out");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(ValuePath inner, ValuePath outer) {
        return inner.equals(outer) || inner.toString().startsWith(outer + ".");
    }

    @Override
    public Optional<String> daysPast(Filter.DaysPast filter) {
        return Optional.empty();
    }

    @Override
    public Optional<String> between(Filter.Between filter) {
        for (var name : filter.arguments()) {
            if (arguments.has(name)
                    && TimeText.start(arguments.path(name).asString("")).isEmpty()) {
                var given = arguments.path(name);
                problems.add(
                        name,
                        "expected a date such as 2026-01-31 or an RFC 3339 date-time; got "
                                + ArgumentProblems.shown(given)
                                + MistakenDate.advice(given.asString(""), now, true)
                                        .orElse(""));
            }
        }
        var start = TimeText.start(arguments.path(filter.from()).asString(""));
        var end = TimeText.end(arguments.path(filter.to()).asString(""));
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            problems.add(filter.to(), compared("is before", filter.to(), filter.from()));
        }
        return Optional.empty();
    }

    private String compared(String how, String to, String from) {
        return shown(to) + " " + how + " " + from + " " + shown(from) + "; swap them, or leave one out";
    }

    private String shown(String argument) {
        return ArgumentProblems.shown(arguments.path(argument));
    }

    /** Says so where amounts of several currencies are compared with one number. */
    @Override
    public Optional<String> inRange(Filter.InRange filter) {
        var least = Decimals.parse(arguments.path(filter.from()));
        var most = Decimals.parse(arguments.path(filter.to()));
        if (least.isPresent() && most.isPresent() && most.get().compareTo(least.get()) < 0) {
            problems.add(filter.to(), compared("is less than", filter.to(), filter.from()));
        }
        var currency = filter.number().currency();
        if (currency == null || arguments.has(currency)) {
            return Optional.empty();
        }
        var given = filter.arguments().stream().filter(arguments::has).toList();
        return Optional.of(String.join(" and ", given) + (given.size() == 1 ? " compares" : " compare")
                + " amounts whatever their currency; give " + currency + " too.");
    }
}
