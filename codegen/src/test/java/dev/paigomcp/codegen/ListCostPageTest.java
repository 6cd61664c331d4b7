package dev.paigomcp.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paigomcp.codegen.Pipeline.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation says that the list of tools costs, held against what the build counts. */
final class ListCostPageTest {
    private static final Path PAGE = Path.of("../docs/tools.md");
    private static final Pattern SAID = Pattern.compile(
            "costs a client about ([0-9,]+) tokens \\(o200k\\), and about ([0-9,]+) with output schemas");
    private static final Pattern COUNTED = Pattern.compile("(\\d+) tokens, +(\\d+) with output schema");

    /** How far the rounded numbers of the page may be from the counts, in tokens. */
    private static final int ROUNDING = 100;

    @Test
    void thePageSaysWhatTheBuildCounts() throws IOException {
        var said = SAID.matcher(Files.readString(PAGE));
        assertThat(said.find()).as("what %s says", PAGE).isTrue();
        var plain = 0;
        var full = 0;
        for (var line : generate().report()) {
            var counted = COUNTED.matcher(line);
            assertThat(counted.find()).as(line).isTrue();
            plain += Integer.parseInt(counted.group(1));
            full += Integer.parseInt(counted.group(2));
        }

        assertThat(number(said.group(1))).as("without output schemas").isCloseTo(plain, within(ROUNDING));
        assertThat(number(said.group(2))).as("with output schemas").isCloseTo(full, within(ROUNDING));
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(",", ""));
    }

    private static Pipeline.Generated generate() throws IOException {
        var specs = Path.of("../specs");
        return Pipeline.run(new Inputs(
                "paigo.openapi.yaml",
                Files.readString(specs.resolve("paigo.openapi.yaml")),
                "tools.yaml",
                Files.readString(specs.resolve("tools.yaml")),
                Files.readString(specs.resolve("tools.schema.json"))));
    }
}
