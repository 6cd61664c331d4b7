package dev.paigomcp.tools;

import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.Plan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a call's arguments against the tool's input schema (compiled once, keyed by tool) and the rules that JSON Schema
 * cannot express: those of each argument's type. Thread-safe.
 */
final class ArgumentValidator {
    private final Map<String, CompiledSchema> rules;
    private final Clock clock;

    ArgumentValidator(Map<String, CompiledSchema> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Returns everything that is wrong; the arguments have been through {@link #plain}. */
    List<ArgumentProblem> check(String tool, Plan plan, ObjectNode arguments) {
        var problems = new ArrayList<ArgumentProblem>();
        var rule = Objects.requireNonNull(rules.get(tool), tool);
        for (var finding : rule.compiled().validate(arguments)) {
            problems.add(SchemaErrorText.of(finding, rule.inputSchema(), plan));
        }
        if (problems.isEmpty()) {
            var now = clock.instant();
            for (var argument : plan.arguments()) {
                var value = arguments.path(argument.name());
                if (!value.isMissingNode()) {
                    argument.type().check(value, argument.name(), now, into(problems));
                }
            }
            unreachable(plan, arguments, problems);
        }
        return problems;
    }

    /** An id that the caller chooses must be one that can be read by afterwards: these two vanish from a path. */
    private static void unreachable(Plan plan, ObjectNode arguments, List<ArgumentProblem> problems) {
        for (var argument : plan.arguments()) {
            var value = arguments.path(argument.name()).asString("");
            var isRead =
                    plan.repeat() != null && plan.repeat().read().variables().contains(argument.name());
            if (isRead && (value.equals(".") || value.equals(".."))) {
                problems.add(new ArgumentProblem(
                        argument.name(), "must not be \"" + value + "\", which no address can hold"));
            }
        }
    }

    /** Returns the arguments in canonical form: JSON numbers as plain decimal text where decimal text is wanted. */
    static ObjectNode plain(Plan plan, ObjectNode arguments, List<ArgumentProblem> problems) {
        var copy = arguments.deepCopy();
        for (var argument : plan.arguments()) {
            if (copy.has(argument.name())) {
                var value = copy.path(argument.name());
                copy.set(argument.name(), argument.type().canonical(value, argument.name(), into(problems)));
            }
        }
        return copy;
    }

    private static ArgumentType.Problems into(List<ArgumentProblem> problems) {
        return new ArgumentType.Problems() {
            @Override
            public void add(String at, String message) {
                problems.add(new ArgumentProblem(at, message));
            }

            @Override
            public void expected(String at, String expected, String given) {
                add(at, "expected " + expected + "; got " + SchemaErrorText.shown(given));
            }
        };
    }
}
