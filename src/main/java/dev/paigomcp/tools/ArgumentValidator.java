package dev.paigomcp.tools;

import com.networknt.schema.Schema;
import dev.paigomcp.mapping.CallAround;
import dev.paigomcp.mapping.GivenCheck;
import dev.paigomcp.mapping.WordHints;
import java.time.Clock;

/**
 * Checks the arguments of a call: against the tool's input schema, and against the rules that JSON Schema cannot express,
 * which are those of each argument's type. Thread-safe.
 */
final class ArgumentValidator {
    private final WordHints hints;
    private final Clock clock;

    /** @param hints what is told of wrong words */
    ArgumentValidator(WordHints hints, Clock clock) {
        this.hints = hints;
        this.clock = clock;
    }

    /** Reports everything that is wrong with the arguments, which are normalized. */
    void check(ToolCall call, Schema inputSchema, ArgumentProblems problems) {
        NumberForm.check(call.arguments(), problems);
        if (problems.isEmpty()) {
            checkSchema(call, inputSchema, problems);
        }
        if (problems.isEmpty()) {
            checkTypes(call, problems);
            checkTogether(call, problems);
            checkChosenIds(call, problems);
        }
        if (problems.isEmpty() && call.isRead()) {
            FilterArguments.check(call, clock.instant(), problems);
            Cursor.check(call.arguments(), problems);
        }
    }

    private void checkSchema(ToolCall call, Schema inputSchema, ArgumentProblems problems) {
        var around = new CallAround(call.arguments(), inputSchema.getSchemaNode(), hints, clock.instant());
        var errors = SchemaErrors.of(inputSchema, call.arguments());
        for (var error : errors.kept()) {
            SchemaErrorText.report(error, call.plan(), around, problems);
        }
        problems.addUntold(errors.size() - errors.kept().size());
    }

    private void checkTypes(ToolCall call, ArgumentProblems problems) {
        var now = clock.instant();
        for (var argument : call.plan().arguments()) {
            var value = call.arguments().path(argument.name());
            if (!value.isMissingNode()) {
                argument.type().check(value, argument.name(), now, problems);
            }
        }
    }

    /** Reports what is wrong with the arguments as a whole. */
    private void checkTogether(ToolCall call, ArgumentProblems problems) {
        for (var check : call.plan().checks()) {
            if (check instanceof GivenCheck given) {
                given.check(call.arguments(), clock.instant(), problems, call.notes()::add);
            }
        }
    }

    /** An id that the caller chooses must be one that can be read afterwards: these two would vanish from a path. */
    private static void checkChosenIds(ToolCall call, ArgumentProblems problems) {
        var repeat = call.plan().repeat();
        if (repeat == null) {
            return;
        }
        for (var argument : call.plan().arguments()) {
            var value = call.arguments().path(argument.name()).asString("");
            if (repeat.read().variables().contains(argument.name()) && (value.equals(".") || value.equals(".."))) {
                problems.add(argument.name(), "must not be \"" + value + "\", which no address can hold");
            }
        }
    }
}
