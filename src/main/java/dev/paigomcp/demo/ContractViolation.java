package dev.paigomcp.demo;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes a violation of the contract as Paigo's framework would: the field, and what it must be. */
final class ContractViolation {
    private ContractViolation() {}

    /** @param root the schema that the error was found with */
    static String describe(Error error, JsonNode root) {
        var place = names(error.getInstanceLocation());
        var choice = choice(error, root);
        if (choice != null) {
            return field(place.subList(0, Math.min(choice.depth(), place.size()))) + " must be one of: "
                    + choice.alternatives().values().stream()
                            .map(alternative -> shape(alternative, root))
                            .collect(Collectors.joining("; "));
        }
        var rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> {
                place.add(String.valueOf(error.getProperty()));
                yield field(place) + " is required";
            }
            case "type" -> field(place) + " must be " + article(rule.asString(error.getMessage()));
            case "enum" -> field(place) + " must be one of the following values: " + listed(rule);
            case "pattern" -> field(place) + " must match " + rule.asString("");
            default -> field(place) + ": " + error.getMessage();
        };
    }

    /** A choice whose alternatives a value does not meet, and how deep in the value it stands. */
    private record Choice(int depth, JsonNode alternatives) {}

    /** Returns the outermost choice on the way to an error, or null. The errors of its alternatives say less than it does. */
    private static @Nullable Choice choice(Error error, JsonNode root) {
        var way = names(error.getEvaluationPath());
        var schema = root;
        int depth = 0;
        for (int i = 0; i < way.size(); i++) {
            var step = way.get(i);
            if (step.equals("anyOf")) {
                return new Choice(depth, schema.path("anyOf"));
            }
            if (step.equals("properties") && schema.path(step).isObject()) {
                schema = schema.path(step).path(way.get(Math.min(++i, way.size() - 1)));
                depth++;
            } else if (step.equals("items")) {
                schema = schema.path(step);
                depth++;
            } else if (step.equals("$ref")) {
                schema = resolved(schema, root);
            } else {
                schema = schema.isArray() ? schema.path(Integer.parseInt(step)) : schema.path(step);
            }
        }
        return null;
    }

    private static String shape(JsonNode alternative, JsonNode root) {
        var schema = resolved(alternative, root);
        if (!schema.path("properties").isObject()) {
            return article(schema.path("type").asString(""));
        }
        return schema.path("properties").properties().stream()
                .map(property -> property.getKey() + " "
                        + (property.getValue().has("enum")
                                ? listed(property.getValue().path("enum"))
                                : property.getValue().path("type").asString("any")))
                .collect(Collectors.joining(" with "));
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return DemoJson.text(schema, "$ref")
                .map(reference -> root.at(reference.substring(1)))
                .orElse(schema);
    }

    private static List<String> names(NodePath path) {
        var names = new ArrayList<String>();
        for (int i = 0; i < path.getNameCount(); i++) {
            names.add(String.valueOf(path.getElement(i)));
        }
        return names;
    }

    private static String field(List<String> place) {
        return place.isEmpty() ? "the body" : String.join(".", place);
    }

    private static String listed(JsonNode values) {
        return values.values().stream().map(value -> value.asString("")).collect(Collectors.joining(", "));
    }

    private static String article(String type) {
        return switch (type) {
            case "object", "array", "integer" -> "an " + type;
            default -> "a " + type;
        };
    }
}
