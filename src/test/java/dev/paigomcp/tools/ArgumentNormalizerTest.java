package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.tools.GeneratedTools.GeneratedTool;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Properties that hold for whatever the arguments of a tool are, over arguments made at random from its input schema. */
class ArgumentNormalizerTest {
    private static final int ROUNDS = 300;

    private final Random random = new Random(4_714);

    static List<GeneratedTool> tools() {
        return GeneratedTools.load().tools();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatIsValidIsNeverChanged(GeneratedTool tool) {
        for (var round = 0; round < ROUNDS; round++) {
            var arguments = arguments(tool);
            var before = arguments.deepCopy();

            assertThat(tool.inputSchema().validate(arguments))
                    .as("%s", arguments)
                    .isEmpty();
            assertThat(tool.normalizer().normalize(arguments))
                    .isSameAs(arguments)
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatAClientMadeOfAValueIsReadAsTheValue(GeneratedTool tool) {
        for (var round = 0; round < ROUNDS; round++) {
            var arguments = arguments(tool);
            var written = written(arguments, schema(tool));
            InjectedArguments.NAMES.forEach(name -> written.put(name, "x"));
            var before = written.deepCopy();

            assertThat(tool.normalizer().normalize(written)).as("%s", written).isEqualTo(arguments);
            assertThat(written).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatIsWrongIsWrongInTheSameWayAsText(GeneratedTool tool) {
        for (var round = 0; round < ROUNDS; round++) {
            var arguments = arguments(tool);
            for (var property : schema(tool).path("properties").properties()) {
                if (property.getValue().path("type").asString("").equals("integer")) {
                    arguments.put(property.getKey(), random.nextInt(20_000) - 10_000);
                }
            }

            var normalized = tool.normalizer().normalize(written(arguments, schema(tool)));

            assertThat(tool.inputSchema().validate(normalized))
                    .isEqualTo(tool.inputSchema().validate(arguments));
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void whatIsReadTwiceIsReadAlike(GeneratedTool tool) {
        for (var round = 0; round < ROUNDS; round++) {
            var arguments = JsonNodeFactory.instance.objectNode();
            for (var property : schema(tool).path("properties").properties()) {
                arguments.set(property.getKey(), anything());
            }

            var once = tool.normalizer().normalize(arguments);

            assertThat(tool.normalizer().normalize(once)).isSameAs(once);
        }
    }

    private static JsonNode schema(GeneratedTool tool) {
        return tool.definition().path("inputSchema");
    }

    private ObjectNode arguments(GeneratedTool tool) {
        return (ObjectNode) valid(schema(tool), "");
    }

    private JsonNode valid(JsonNode schema, String name) {
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asString()) {
            case "integer" -> {
                var from = schema.path("minimum").asInt(0);
                yield number(String.valueOf(
                        from + random.nextInt(schema.path("maximum").asInt(from + 9) - from + 1)));
            }
            case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case "array" -> {
                var list = JsonNodeFactory.instance.arrayNode();
                IntStream.range(0, random.nextInt(4)).forEach(i -> list.add(valid(schema.path("items"), name)));
                yield list;
            }
            case "object" -> object(schema);
            default -> text(schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var property : schema.path("properties").properties()) {
            if (isRequired(schema, property.getKey()) || random.nextBoolean()) {
                object.set(property.getKey(), valid(property.getValue(), property.getKey()));
            }
        }
        return schema.has("properties") ? object : object.put("tag", "7").putNull("none");
    }

    private static boolean isTime(JsonNode schema) {
        return schema.path("pattern").asString("").startsWith("^\\d{4}-");
    }

    private StringNode text(JsonNode schema) {
        if (isTime(schema)) {
            return StringNode.valueOf(random.nextBoolean() ? "2026-01-31T10:00:00Z" : "2026-01-31");
        }
        if (schema.has("pattern")) {
            return StringNode.valueOf(random.nextInt(100) + (random.nextBoolean() ? "" : "." + random.nextInt(1000)));
        }
        if (schema.path("minLength").asInt(0) > 1) {
            return StringNode.valueOf("x@y");
        }
        return StringNode.valueOf(
                schema.has("format")
                        ? "2026-01-31T10:00:00Z"
                        : List.of("7", "x", "[1]", "{}", "true", "null").get(random.nextInt(6)));
    }

    /** The value as some client might write it. */
    private JsonNode as(JsonNode value, JsonNode schema) {
        var inside = switch (value.getNodeType()) {
            case ARRAY -> list((ArrayNode) value, schema.path("items"));
            case OBJECT -> schema.has("properties") ? written((ObjectNode) value, schema) : value;
            default -> value;
        };
        if (random.nextBoolean()) {
            return inside;
        }
        if (!value.isString()) {
            return StringNode.valueOf(inside.toString());
        }
        return schema.has("pattern") && !isTime(schema) || value.stringValue().equals("7") && !schema.has("enum")
                ? number(value.stringValue())
                : value;
    }

    private ArrayNode list(ArrayNode list, JsonNode schema) {
        var written = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> written.add(as(item, schema)));
        return written;
    }

    private ObjectNode written(ObjectNode object, JsonNode schema) {
        var written = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(entry -> written.set(
                        entry.getKey(),
                        as(entry.getValue(), schema.path("properties").path(entry.getKey()))));
        for (var property : schema.path("properties").properties()) {
            if (!written.has(property.getKey()) && random.nextBoolean()) {
                written.set(property.getKey(), nothing(property.getKey(), property.getValue()));
            }
        }
        return written;
    }

    private JsonNode nothing(String name, JsonNode schema) {
        var mayBeEmpty = schema.has("enum") || schema.has("minLength") || name.equals("cursor");
        return mayBeEmpty && random.nextBoolean() ? StringNode.valueOf("") : JsonNodeFactory.instance.nullNode();
    }

    private JsonNode anything() {
        var texts = List.of(
                "null",
                "\"\"",
                "\"7\"",
                "7",
                "1.50",
                "1e3",
                "\"1e3\"",
                "true",
                "\"true\"",
                "[]",
                "\"[]\"",
                "[null]",
                "\"[\\\"[]\\\"]\"",
                "{}",
                "\"{}\"",
                "\"{\\\"a\\\":\\\"{}\\\"}\"",
                "\"[{\\\"upTo\\\":7}]\"",
                "\"x\"");
        return Json.MAPPER.readTree(texts.get(random.nextInt(texts.size())));
    }

    private static JsonNode number(String digits) {
        return Json.MAPPER.readTree(digits);
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return schema.path("required")
                .valueStream()
                .anyMatch(required -> required.asString().equals(name));
    }
}
