package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a call's arguments against the tool's input schema (compiled once, keyed by tool) and the rules that JSON Schema
 * cannot say: the bounds of decimal text, and how far ahead a time may be. Thread-safe.
 */
final class ArgumentValidator {
    private final Map<String, CompiledSchema> rules;
    private final Clock clock;

    ArgumentValidator(Map<String, CompiledSchema> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Everything that is wrong; empty when the call may go on. The arguments have been through {@link #plain}. */
    List<ArgumentProblem> check(String tool, Plan plan, ObjectNode arguments) {
        var problems = new ArrayList<ArgumentProblem>();
        var rule = Objects.requireNonNull(rules.get(tool), tool);
        for (var finding : rule.compiled().validate(arguments)) {
            problems.add(SchemaErrorText.of(finding, rule.inputSchema()));
        }
        if (problems.isEmpty()) {
            plan.arguments().forEach(a -> rules(a, arguments.path(a.name()), a.name(), problems));
            unreachable(plan, arguments, problems);
        }
        return problems;
    }

    /** An id that the caller chooses must be one that can be read by afterwards: these two vanish from a path. */
    private static void unreachable(Plan plan, ObjectNode arguments, List<ArgumentProblem> problems) {
        for (var argument : plan.arguments()) {
            var value = arguments.path(argument.name()).asString("");
            var isRead = plan.repeat() != null && plan.repeat().read().contains("{" + argument.name() + "}");
            if (isRead && (value.equals(".") || value.equals(".."))) {
                problems.add(new ArgumentProblem(
                        argument.name(), "must not be \"" + value + "\", which no address can hold"));
            }
        }
    }

    private void rules(Plan.Argument argument, JsonNode value, String at, List<ArgumentProblem> problems) {
        if (value.isMissingNode()) {
            return;
        }
        if (argument.each() != null) {
            for (var i = 0; i < value.size(); i++) {
                for (var field : argument.each()) {
                    rules(field, value.get(i).path(field.name()), at + "[" + i + "]." + field.name(), problems);
                }
            }
        }
        if (argument.is("decimal")
                && !(argument.words() != null && argument.words().containsKey(value.asString("")))) {
            decimal(argument, value, at, problems);
        }
        if (argument.maxAhead() != null) {
            ahead(argument.maxAhead(), value.asString(""), at, problems);
        }
    }

    private static void decimal(Plan.Argument argument, JsonNode value, String at, List<ArgumentProblem> problems) {
        var number = Decimals.parse(value);
        if (number.isEmpty()) {
            problems.add(new ArgumentProblem(
                    at,
                    "expected a decimal of at most 64 places, such as \"12.50\"; got " + SchemaErrorText.shown(value)));
        } else if (argument.exclusiveMinimum() != null && number.get().compareTo(argument.exclusiveMinimum()) <= 0) {
            problems.add(new ArgumentProblem(
                    at, "expected more than " + argument.exclusiveMinimum() + "; got " + SchemaErrorText.shown(value)));
        } else if (argument.minimum() != null && number.get().compareTo(argument.minimum()) < 0) {
            problems.add(new ArgumentProblem(
                    at, "expected at least " + argument.minimum() + "; got " + SchemaErrorText.shown(value)));
        } else if (argument.maximum() != null && number.get().compareTo(argument.maximum()) > 0) {
            problems.add(new ArgumentProblem(
                    at, "expected at most " + argument.maximum() + "; got " + SchemaErrorText.shown(value)));
        }
    }

    private void ahead(String limit, String text, String at, List<ArgumentProblem> problems) {
        var most = Duration.parse(limit);
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(clock.instant().plus(most))) {
                problems.add(new ArgumentProblem(
                        at,
                        "\"" + text + "\" is more than " + most.toMinutes() + " minutes ahead of the server's time "
                                + Times.now(clock) + "; leave it out for now"));
            }
        } catch (DateTimeException e) {
            problems.add(new ArgumentProblem(
                    at, "expected RFC 3339, such as " + Times.now(clock) + "; got " + SchemaErrorText.shown(text)));
        }
    }

    /** The arguments with JSON numbers turned into plain decimal text where decimal text is wanted; others are left alone. */
    static ObjectNode plain(Plan plan, ObjectNode arguments, List<ArgumentProblem> problems) {
        var copy = arguments.deepCopy();
        plan.arguments().forEach(a -> plain(a, copy, a.name(), problems));
        return copy;
    }

    private static void plain(Plan.Argument argument, ObjectNode holder, String at, List<ArgumentProblem> problems) {
        var value = holder.path(argument.name());
        if (argument.is("decimal") && value.isNumber()) {
            Decimals.plain(value)
                    .ifPresentOrElse(
                            text -> holder.put(argument.name(), text),
                            () -> problems.add(new ArgumentProblem(
                                    at,
                                    "the number's exponent is beyond " + Decimals.MAX_EXPONENT
                                            + "; give plain decimal text")));
        }
        if (argument.each() != null) {
            for (var i = 0; i < value.size(); i++) {
                if (value.get(i) instanceof ObjectNode item) {
                    var place = at + "[" + i + "].";
                    argument.each().forEach(field -> plain(field, item, place + field.name(), problems));
                }
            }
        }
    }
}
