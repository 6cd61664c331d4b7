package dev.paigomcp.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.codegen.Pipeline.Inputs;
import dev.paigomcp.mapping.ToolPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the generator makes of the whole of {@code specs/tools.yaml} is what the server reads, without a key left over. */
class PlansRoundTripTest {
    private static final Path SPECS = Path.of("../specs");

    private static String generated() throws IOException {
        var inputs = new Inputs(
                "paigo.openapi.yaml",
                Files.readString(SPECS.resolve("paigo.openapi.yaml")),
                "tools.yaml",
                Files.readString(SPECS.resolve("tools.yaml")),
                Files.readString(SPECS.resolve("tools.schema.json")));
        var files = Pipeline.run(inputs).files();
        return Objects.requireNonNull(files.get(Pipeline.FOLDER + "plans.json"));
    }

    @Test
    void plansAreReadAsTheyWereWritten() throws IOException {
        var file = JsonMapper.shared().readTree(generated());

        var plans = ToolPlans.read(file);

        assertThat(plans.tools()).isNotEmpty();
        assertThat(plans.write())
                .as("a key that is not read is not written again")
                .isEqualTo(file);
        assertThat(ToolPlans.read(plans.write())).isEqualTo(plans);
    }
}
