package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.DateTimeType;
import dev.paigomcp.mapping.DecimalType;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The arguments of a tool as its checks look at them; it reports those of a type with which a check can never act. */
final class CheckedTypes {
    private final ToolPlan plan;
    private final OperationSchemas operation;
    private final Findings findings;

    CheckedTypes(ToolPlan plan, OperationSchemas operation, Findings findings) {
        this.plan = plan;
        this.operation = operation;
        this.findings = findings;
    }

    /** Returns the argument of that name, or empty if there is none. */
    Optional<Argument> find(String name) {
        return plan.argument(name);
    }

    /** Returns what the contract says of what is sent of an argument, or empty if it says nothing. */
    Optional<JsonNode> contract(Argument argument) {
        return Optional.ofNullable(argument.to()).flatMap(operation::sent);
    }

    /** Reports an argument that is no decimal. */
    void decimal(String name, String pointer) {
        is(name, argument -> argument.type() instanceof DecimalType, "decimal", "set type: decimal", pointer);
    }

    /** Reports an argument that is no time. */
    void time(String name, String pointer) {
        is(name, argument -> argument.type() instanceof DateTimeType, "time", "set format: date-time", pointer);
    }

    /** Reports an argument that there is, and that a check can never look at. */
    void is(String name, Predicate<Argument> holds, String what, @Nullable String hint, String pointer) {
        if (find(name).filter(holds.negate()).isPresent()) {
            findings.error(pointer, "\"" + name + "\" is no " + what, hint);
        }
    }

    /** Reports an argument that is no list. */
    void distinct(String name, String pointer) {
        is(
                name,
                argument -> argument.type() instanceof ArgumentType.Texts
                        || contract(argument)
                                .filter(schema -> isOfType(schema, "array"))
                                .isPresent(),
                "list",
                null,
                pointer);
    }

    /** Reports a path that leads to no text. */
    void form(ValuePath path, String pointer) {
        var name = path.toString().split("\\.", 2);
        var argument = find(name[0]);
        var isText = argument.isEmpty()
                || (name.length > 1 || argument.get().type() instanceof ArgumentType.Verbatim)
                        && contract(argument.get())
                                .flatMap(schema -> name.length == 1
                                        ? Optional.of(schema)
                                        : operation.schemas().at(schema, ValuePath.parse(name[1])))
                                .map(schema -> isOfType(schema, "string"))
                                .orElse(name.length > 1);
        if (!isText) {
            findings.error(pointer, "\"" + path + "\" is no text", null);
        }
    }

    private boolean isOfType(JsonNode schema, String type) {
        var found = operation.schemas().resolve(schema).path("type");
        return found.isMissingNode() || found.asString("").equals(type);
    }

    /** Returns the words that the argument can be, or none if it can be others. */
    List<String> words(Argument argument) {
        if (argument.type() instanceof ArgumentType.LookupWord word) {
            return List.copyOf(word.lookup().values().keySet());
        }
        var words = new ArrayList<String>();
        contract(argument)
                .map(operation.schemas()::resolve)
                .ifPresent(schema -> schema.path("enum").forEach(value -> words.add(value.asString(""))));
        return words;
    }
}
