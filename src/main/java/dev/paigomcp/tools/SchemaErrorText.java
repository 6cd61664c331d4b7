package dev.paigomcp.tools;

import com.networknt.schema.Error;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.Nearest;
import dev.paigomcp.mapping.Plan;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells a finding of JSON Schema validation in words that the caller can act on. */
final class SchemaErrorText {
    private static final int SHOWN = 60;
    private static final String DATE_TIME = "an RFC 3339 date-time such as 2026-01-31T10:00:00Z";

    private SchemaErrorText() {}

    static ArgumentProblem of(Error finding, JsonNode inputSchema, Plan plan) {
        var at = place(finding);
        var property = String.valueOf(finding.getProperty());
        var value = finding.getInstanceNode();
        var rule = finding.getSchemaNode();
        return switch (String.valueOf(finding.getKeyword())) {
            case "required" -> new ArgumentProblem(join(at, property), "missing; it is required");
            case "additionalProperties" ->
                new ArgumentProblem(join(at, property), "there is no such argument" + known(property, at, inputSchema));
            case "type" ->
                new ArgumentProblem(
                        name(at),
                        value.isNull()
                                ? "is null; "
                                        + (isRequired(at, inputSchema) ? "it is required" : "leave it out instead")
                                : "expected " + article(rule.asString(rule.toString())) + "; got " + shown(value));
            case "enum" ->
                new ArgumentProblem(
                        name(at), "expected one of " + list(rule) + "; got " + shown(value) + nearest(value, rule));
            case "pattern" ->
                new ArgumentProblem(
                        name(at),
                        "expected " + expected(finding, plan).orElse("text like " + rule.asString("")) + "; got "
                                + shown(value));
            case "format" ->
                new ArgumentProblem(
                        name(at), "expected " + expected(finding, plan).orElse(DATE_TIME) + "; got " + shown(value));
            default -> new ArgumentProblem(name(at), finding.getMessage() + "; got " + shown(value));
        };
    }

    /** Returns what the argument's type expects, or empty if the contract describes the value. */
    private static Optional<String> expected(Error finding, Plan plan) {
        var path = finding.getInstanceLocation();
        var name = path.getNameCount() == 0 ? "" : String.valueOf(path.getElement(0));
        var type = plan.arguments().stream()
                .filter(argument -> argument.name().equals(name))
                .map(Argument::type)
                .findFirst();
        for (var i = 1; i < path.getNameCount(); i++) {
            if (path.getElement(i) instanceof String field) {
                type = type.flatMap(list -> list.field(field));
            }
        }
        return type.flatMap(ArgumentType::expected);
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

    private static String nearest(JsonNode value, JsonNode allowed) {
        var names = new ArrayList<String>();
        allowed.forEach(word -> names.add(word.asString("")));
        return Nearest.of(value.asString(""), names)
                .map(near -> " - did you mean " + near + "?")
                .orElse("");
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

    /** The value as JSON, cut to a length that fits a message. */
    static String shown(@Nullable JsonNode value) {
        return value == null ? "nothing" : shown(value.toString());
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static String name(String at) {
        return at.isEmpty() ? "arguments" : at;
    }

    private static String join(String at, String property) {
        return at.isEmpty() ? property : at + "." + property;
    }

    private static String place(Error finding) {
        var path = finding.getInstanceLocation();
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
