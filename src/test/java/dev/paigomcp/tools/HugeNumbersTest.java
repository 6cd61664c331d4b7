package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers that no argument can hold, in the place of every argument of every tool: a reason, and never a fault. */
class HugeNumbersTest {
    private static final List<String> NUMBERS =
            List.of("1E+70", "-1E+70", "1E-70", "1E+9999", "1E-9999", "1E+2147483647", "1E-2147483647", "1.0", "0e0");

    private static DemoTools tools;

    @BeforeAll
    static void start() {
        tools = DemoTools.sample();
    }

    @AfterAll
    static void stop() {
        tools.close();
    }

    /** Every argument of every tool, and every field of the items of a list, with a call that lacks only its number. */
    static List<String[]> places() {
        var places = new ArrayList<String[]>();
        for (var tool : GeneratedTools.load().tools()) {
            var name = tool.definition().path("name").asString();
            var properties = tool.definition().path("inputSchema").path("properties");
            properties.properties().forEach(entry -> {
                places.add(new String[] {name, "{\"" + entry.getKey() + "\":N}"});
                places.add(new String[] {name, "{\"" + entry.getKey() + "\":[N]}"});
                places.add(new String[] {name, "{\"" + entry.getKey() + "\":{\"a\":N}}"});
                entry.getValue()
                        .at("/items/properties")
                        .propertyNames()
                        .forEach(field -> places.add(
                                new String[] {name, "{\"" + entry.getKey() + "\":[{\"" + field + "\":N}]}"}));
            });
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("places")
    void areToldOrTakenButNeverAFault(String tool, String arguments) {
        for (var number : NUMBERS) {
            var given = complete(tool, (ObjectNode) Json.MAPPER.readTree(arguments.replace("N", number)));

            var result = tools.call(tool, given.toString());

            assertThat(result.outcome()).as(given.toString()).isNotEqualTo(ToolResult.Outcome.failed);
            assertThat(result.text()).as(given.toString()).hasSizeLessThan(60_000);
        }
    }

    private static ObjectNode complete(String tool, ObjectNode given) {
        var schema = GeneratedTools.load().tools().stream()
                .filter(t -> t.definition().path("name").asString().equals(tool))
                .findFirst()
                .orElseThrow()
                .definition()
                .path("inputSchema");
        for (var required : schema.path("required")) {
            if (!given.has(required.asString())) {
                given.set(required.asString(), valid(schema.path("properties").path(required.asString())));
            }
        }
        return given;
    }

    private static JsonNode valid(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> Json.MAPPER.readTree("1");
            case "boolean" -> Json.MAPPER.readTree("true");
            case "array" -> Json.MAPPER.readTree("[]");
            default -> schema.has("enum") ? schema.path("enum").get(0) : Json.MAPPER.readTree("\"12\"");
        };
    }
}
