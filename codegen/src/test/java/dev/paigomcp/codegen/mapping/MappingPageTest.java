package dev.paigomcp.codegen.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/mapping.md has every key of the grammar, and the grammar says of every key what it is for. */
class MappingPageTest {
    private static final Path PAGE = Path.of("../docs/mapping.md");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));

    private static JsonNode grammar() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("../specs/tools.schema.json")));
    }

    @Test
    void thePageIsThatOfTheGrammar() throws IOException {
        var made = MappingPage.of(grammar());
        if (UPDATE) {
            Files.writeString(PAGE, made);
        }

        assertThat(made)
                .as("docs/mapping.md; to accept the difference, run: mvn verify -Dsnapshots=update")
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyKeyHasADescription() throws IOException {
        var undescribed = new TreeSet<String>();
        undescribed(grammar(), "", undescribed);
        grammar().path("$defs").properties().forEach(part -> {
            if (!part.getValue().has("description")) {
                undescribed.add("$defs/" + part.getKey());
            }
        });

        assertThat(undescribed)
                .as("keys of specs/tools.schema.json without a description")
                .isEmpty();
    }

    private static void undescribed(JsonNode rule, String at, TreeSet<String> found) {
        for (var property : rule.path("properties").properties()) {
            var isReference = property.getValue().has("$ref");
            if (!property.getValue().has("description") && !isReference) {
                found.add(at + "/properties/" + property.getKey());
            }
        }
        rule.properties().forEach(entry -> undescribed(entry.getValue(), at + "/" + entry.getKey(), found));
    }
}
