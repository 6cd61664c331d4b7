package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules over every tool that clients see. */
class CatalogueTest {
    private static final Set<String> FOR_ALL =
            Set.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    static List<ObjectNode> catalogue() {
        return GeneratedTools.load().catalogue();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void hasATitleAndAllFourHints(ObjectNode tool) {
        assertThat(tool.path("title").asString("")).isNotBlank();
        assertThat(tool.path("annotations").propertyNames()).containsExactlyInAnyOrderElementsOf(FOR_ALL);
        assertThat(tool.path("annotations").valueStream()).allMatch(JsonNode::isBoolean);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void isReadOnlyExactlyWhenItsOperationIsAGet(ObjectNode tool) {
        var plan = GeneratedTools.load().plans().tools().get(tool.path("name").asString());

        assertThat(tool.path("annotations").path("readOnlyHint").asBoolean())
                .isEqualTo(plan.operation().isRead());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void takesAClosedObjectWithoutRootCombinators(ObjectNode tool) {
        var input = tool.path("inputSchema");

        assertThat(input.path("type").asString()).isEqualTo("object");
        assertThat(input.path("additionalProperties").isBoolean()).isTrue();
        assertThat(input.path("additionalProperties").asBoolean()).isFalse();
        assertThat(input.propertyNames()).doesNotContain("oneOf", "anyOf", "allOf", "not", "$schema", "$id");
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void hasValidSchemas(ObjectNode tool) {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(tool.path("inputSchema"))).isEmpty();
        assertThat(meta.validate(tool.path("outputSchema"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void fillsInNoDefaultAndForbidsNoMoreInResults(ObjectNode tool) {
        assertThat(keywords(tool.path("inputSchema"))).doesNotContain("default");
        assertThat(keywords(tool.path("outputSchema")))
                .doesNotContain("default", "required", "additionalProperties", "enum");
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void isDescribedShortlyAndWithoutMarkup(ObjectNode tool) {
        assertThat(tool.path("description").asString()).hasSizeBetween(20, 450).doesNotContain("<", ">");
        assertThat(tool.path("name").asString()).matches("[a-z][a-z0-9_]{2,39}");
    }

    private static List<String> keywords(JsonNode schema) {
        var all = new ArrayList<String>();
        for (var entry : schema.properties()) {
            if (entry.getKey().equals("properties") || entry.getKey().equals("$defs")) {
                entry.getValue().forEach(inner -> all.addAll(keywords(inner)));
            } else {
                all.add(entry.getKey());
                all.addAll(keywords(entry.getValue()));
            }
        }
        return all;
    }
}
