package dev.paigomcp.codegen.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.codegen.generator.PaigoMcpCodegen.GenerationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** What openapi-generator writes with this generator, and how a mistake ends its run. */
class PaigoMcpCodegenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path CASE = GOLDEN.resolve("three-tools");
    private static final Path EXPECTED = Path.of("src/test/resources/client/PaigoApi.java.txt");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));

    @TempDir
    private Path folder;

    @Test
    void writesOneClassAndNoSupportFile() throws IOException {
        generate();

        assertThat(javaFiles()).containsExactly("src/main/java/dev/paigomcp/client/PaigoApi.java");
        var written = Files.readString(folder.resolve("out").resolve(javaFiles().get(0)));
        if (UPDATE) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, written);
        }
        assertThat(written)
                .as("the client; if this is intended, run: mvn verify -Dsnapshots=update")
                .isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void writesTheResourcesOfTheServer() throws IOException {
        generate();

        var resources = folder.resolve("out/src/main/resources/dev/paigomcp/generated");
        for (var file : List.of("tools.json", "plans.json", "examples.json")) {
            assertThat(resources.resolve(file)).hasSameTextualContentAs(CASE.resolve("expected/" + file));
        }
        assertThat(resources.resolve("contract.json")).isNotEmptyFile();
    }

    @Test
    void aMistakeEndsTheBuildWithAllFindingsAndWritesNothing() throws IOException {
        var wrong = GOLDEN.resolve("mapping-with-wrong-references");
        copy(wrong);
        var findings = Files.readString(wrong.resolve("stderr.txt")).replaceAll("(?m)^tools.yaml", "specs/tools.yaml");

        assertThatThrownBy(this::run)
                .isInstanceOf(GenerationFailed.class)
                .hasMessage("\n" + findings.strip())
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());

        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aMappingThatIsMissingEndsTheBuildAndIsNamed() throws IOException {
        copy(CASE);
        Files.delete(folder.resolve("specs/tools.yaml"));

        assertThatThrownBy(this::run)
                .isInstanceOf(GenerationFailed.class)
                .hasMessageContaining("error: cannot be read: ")
                .hasMessageContaining("tools.yaml");
    }

    @Test
    void aContractThatIsNotGivenEndsTheBuild() {
        assertThatThrownBy(() -> new PaigoMcpCodegen().processOpts())
                .isInstanceOf(GenerationFailed.class)
                .hasMessage("\nthe contract was not given: set <inputSpec>");
    }

    private void generate() throws IOException {
        copy(CASE);
        run();
    }

    private void copy(Path from) throws IOException {
        var specs = Files.createDirectories(folder.resolve("specs"));
        Files.copy(from.resolve("contract.yaml"), specs.resolve("contract.yaml"));
        Files.copy(from.resolve("tools.yaml"), specs.resolve("tools.yaml"));
        Files.copy(Path.of("../specs/tools.schema.json"), specs.resolve("tools.schema.json"));
    }

    private void run() {
        var options = new CodegenConfigurator()
                .setGeneratorName("paigo-mcp")
                .setInputSpec(folder.resolve("specs/contract.yaml").toString())
                .setOutputDir(folder.resolve("out").toString())
                .setValidateSpec(false)
                .toClientOptInput();
        new DefaultGenerator().opts(options).generate();
    }

    private List<String> javaFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("out"))) {
            return files.map(file -> folder.resolve("out").relativize(file).toString())
                    .filter(file -> file.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
