package dev.paigomcp.tools;

import com.networknt.schema.Error;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.CallAround;
import dev.paigomcp.mapping.ComputedValue;
import dev.paigomcp.mapping.Nearest;
import dev.paigomcp.mapping.RelativeTime;
import dev.paigomcp.mapping.ToolPlan;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Words the errors of JSON Schema validation so that the caller can act on them. */
final class SchemaErrorText {
    private static final String DATE_TIME = "an RFC 3339 date-time such as 2026-01-31T10:00:00Z";

    private SchemaErrorText() {}

    /** Reports one error against the input schema of the plan's tool. */
    static void report(Error error, ToolPlan plan, CallAround call, ArgumentProblems problems) {
        var inputSchema = call.inputSchema();
        var at = place(error);
        var property = String.valueOf(error.getProperty());
        var value = error.getInstanceNode();
        var rule = error.getSchemaNode();
        switch (String.valueOf(error.getKeyword())) {
            case "required" -> problems.add(join(at, property), "missing; it is required");
            case "additionalProperties" ->
                problems.add(join(at, property), "there is no such argument" + known(property, at, inputSchema));
            case "type" ->
                problems.add(
                        name(at),
                        value.isNull()
                                ? "is null; "
                                        + (isRequired(at, inputSchema) ? "it is required" : "leave it out instead")
                                : "expected " + article(rule.asString(rule.toString())) + got(value));
            case "enum" ->
                problems.add(name(at), "expected one of " + list(rule) + got(value) + meant(error, plan, call));
            case "pattern" -> problems.add(name(at), unlike(error, plan, call, "text like " + rule.asString("")));
            case "format" -> problems.add(name(at), unlike(error, plan, call, DATE_TIME));
            case "minLength" ->
                problems.add(
                        name(at),
                        (rule.asInt(1) == 1 ? "is empty" : "is shorter than " + rule.asInt() + " characters")
                                + got(value));
            default -> problems.add(name(at), error.getMessage() + got(value));
        }
    }

    private static String got(@Nullable JsonNode value) {
        return "; got " + (value == null ? "nothing" : ArgumentProblems.shown(value));
    }

    /** Returns what was expected of a text of another form, and what to write instead if that can be told. */
    private static String unlike(Error error, ToolPlan plan, CallAround call, String otherwise) {
        var type = type(error, plan);
        var value = error.getInstanceNode();
        return "expected " + type.flatMap(ArgumentType::expected).orElse(otherwise) + got(value)
                + type.flatMap(wanted -> wanted.advice(value, call)).orElse("")
                + (RelativeTime.isPresent(value.asString("")) && isNowWhenAbsent(error, plan)
                        ? ", or leave it out"
                        : "");
    }

    private static boolean isNowWhenAbsent(Error error, ToolPlan plan) {
        return plan.argument(place(error))
                .filter(argument -> argument.whenAbsent() instanceof ComputedValue.Now)
                .isPresent();
    }

    /** Returns the type of the value that an error is about, or empty if the contract describes it. */
    private static Optional<ArgumentType> type(Error error, ToolPlan plan) {
        var path = error.getInstanceLocation();
        var name = path.getNameCount() == 0 ? "" : String.valueOf(path.getElement(0));
        var type = type(name, plan);
        for (var i = 1; i < path.getNameCount(); i++) {
            if (path.getElement(i) instanceof String field) {
                type = type.flatMap(list -> list.field(field));
            }
        }
        return type;
    }

    private static Optional<ArgumentType> type(String name, ToolPlan plan) {
        return plan.argument(name)
                .map(Argument::type)
                .or(() -> plan.result().where().stream()
                        .filter(filter -> filter.arguments().contains(name))
                        .flatMap(filter -> filter.type().stream())
                        .findFirst());
    }

    private static boolean isRequired(String at, JsonNode inputSchema) {
        return inputSchema
                .path("required")
                .valueStream()
                .anyMatch(name -> name.asString("").equals(at));
    }

    private static String known(String property, String at, JsonNode inputSchema) {
        if (!at.isEmpty()) {
            return "";
        }
        var names = inputSchema.path("properties").propertyNames();
        return Nearest.of(property, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse(names.isEmpty() ? "; this tool takes none" : "; there are " + String.join(", ", names));
    }

    /** The nearest word by its letters may be the opposite of what was meant, so that only the mapping's words count. */
    private static String meant(Error error, ToolPlan plan, CallAround call) {
        var given = error.getInstanceNode().asString("");
        var words = new ArrayList<String>();
        error.getSchemaNode().forEach(word -> words.add(word.asString("")));
        var isUnit = type(error, plan)
                .filter(ArgumentType.LookupWord.class::isInstance)
                .isPresent();
        var hint = call.hints().hint(given, words, isUnit);
        var argument = call.hints()
                .synonyms()
                .meant(given, call.inputSchema().path("properties").propertyNames());
        return argument.map(name -> (hint.isEmpty() ? " - " : hint + " Or ") + "the argument " + name + " may be meant")
                .orElse(hint);
    }

    private static String list(JsonNode values) {
        var words = new ArrayList<String>();
        values.forEach(value -> words.add(value.isString() ? value.asString() : value.toString()));
        return String.join(", ", words);
    }

    private static String article(String type) {
        return switch (type) {
            case "object", "array", "integer" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String name(String at) {
        return at.isEmpty() ? "arguments" : at;
    }

    private static String join(String at, String property) {
        return at.isEmpty() ? property : at + "." + property;
    }

    private static String place(Error error) {
        var path = error.getInstanceLocation();
        var place = new StringBuilder();
        for (var i = 0; i < path.getNameCount(); i++) {
            var step = path.getElement(i);
            if (step instanceof Integer) {
                place.append('[').append(step).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step);
            }
        }
        return place.toString();
    }
}
