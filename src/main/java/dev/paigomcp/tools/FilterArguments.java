package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.MistakenDate;
import java.time.Instant;
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
            problems.add(filter.to(), "is before " + filter.from());
            return false;
        }
        return true;
    }

    @Override
    public Boolean inRange(Filter.InRange filter) {
        var least = Decimals.parse(arguments.path(filter.from()));
        var most = Decimals.parse(arguments.path(filter.to()));
        if (least.isPresent() && most.isPresent() && most.get().compareTo(least.get()) < 0) {
            problems.add(filter.to(), "is less than " + filter.from());
            return false;
        }
        return true;
    }
}
