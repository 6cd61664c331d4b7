package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.MistakenDate;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Checks the arguments of search and filters, which are not sent to Paigo, beyond what the input schema can say. */
final class FilterArguments implements Filter.Cases<Boolean> {
    private final ObjectNode arguments;
    private final Instant now;
    private final ArgumentProblems problems;

    private FilterArguments(ObjectNode arguments, Instant now, ArgumentProblems problems) {
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
        var check = new FilterArguments(call.arguments(), now, problems);
        for (var filter : plan.where()) {
            check.types(filter);
            filter.fold(check);
            if (filter.arguments().stream().anyMatch(call.arguments()::has)) {
                check.contradictions(filter, plan);
                check.currency(filter).ifPresent(call.notes()::add);
            }
        }
    }

    /** Reports filters that are given beside this one and with which no item can match. */
    private void contradictions(Filter filter, ResultPlan plan) {
        for (var other : plan.where()) {
            var name = other.arguments().get(0);
            if (other == filter || !arguments.has(name)) {
                continue;
            }
            for (var computed : plan.compute()) {
                for (var condition : computed.when()) {
                    if (filter.fields().contains(computed.name())
                            && other instanceof Filter.Equals
                            && other.field().equals(condition.field())
                            && !condition.values().contains(arguments.path(name).asString(""))) {
                        problems.add(
                                name,
                                "is " + shown(name) + ", but "
                                        + filter.arguments().get(0) + " finds "
                                        + String.join(" or ", condition.values()) + " only; leave one of the two out");
                        return;
                    }
                }
            }
            if (filter instanceof Filter.Absent
                    && arguments.path(filter.arguments().get(0)).asBoolean(false)
                    && isIn(other.field(), filter.field())) {
                problems.add(
                        name,
                        "finds nothing together with " + filter.arguments().get(0) + " true; leave one of the two out");
            }
        }
    }

    private static boolean isIn(ValuePath inner, ValuePath outer) {
        return inner.equals(outer) || inner.toString().startsWith(outer + ".");
    }

    /** Returns what is to be said where amounts of several currencies are compared with one number. */
    private Optional<String> currency(Filter filter) {
        if (filter instanceof Filter.InRange range
                && range.number().currency() != null
                && !arguments.has(range.number().currency())) {
            var given = filter.arguments().stream().filter(arguments::has).toList();
            return Optional.of(String.join(" and ", given) + (given.size() == 1 ? " compares" : " compare")
                    + " amounts whatever their currency; give " + range.number().currency() + " too.");
        }
        return Optional.empty();
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

    @Override
    public Boolean equal(Filter.Equals filter) {
        return true;
    }

    @Override
    public Boolean contains(Filter.Contains filter) {
        return true;
    }

    @Override
    public Boolean absent(Filter.Absent filter) {
        return true;
    }

    @Override
    public Boolean daysPast(Filter.DaysPast filter) {
        return true;
    }

    @Override
    public Boolean between(Filter.Between filter) {
        for (var name : filter.arguments()) {
            if (arguments.has(name)
                    && Times.start(arguments.path(name).asString("")).isEmpty()) {
                var given = arguments.path(name);
                problems.add(
                        name,
                        "expected a date such as 2026-01-31 or an RFC 3339 date-time; got "
                                + ArgumentProblems.shown(given)
                                + MistakenDate.advice(given.asString(""), now, true)
                                        .orElse(""));
            }
        }
        var start = Times.start(arguments.path(filter.from()).asString(""));
        var end = Times.end(arguments.path(filter.to()).asString(""));
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            problems.add(filter.to(), compared("is before", filter.to(), filter.from()));
            return false;
        }
        return true;
    }

    private String compared(String how, String to, String from) {
        return shown(to) + " " + how + " " + from + " " + shown(from) + "; swap them, or leave one out";
    }

    private String shown(String argument) {
        return ArgumentProblems.shown(arguments.path(argument));
    }

    @Override
    public Boolean inRange(Filter.InRange filter) {
        var least = Decimals.parse(arguments.path(filter.from()));
        var most = Decimals.parse(arguments.path(filter.to()));
        if (least.isPresent() && most.isPresent() && most.get().compareTo(least.get()) < 0) {
            problems.add(filter.to(), compared("is less than", filter.to(), filter.from()));
            return false;
        }
        return true;
    }
}
