package dev.paigomcp.codegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** What openapi-generator writes with this generator: the files are compared with those of client/, none extra. */
class PaigoMcpCodegenTest {
    private static final Path CASE = Path.of("src/test/resources/golden/three-tools");
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

    private void generate() throws IOException {
        var contract = Files.copy(CASE.resolve("contract.yaml"), folder.resolve("contract.yaml"));
        Files.copy(CASE.resolve("tools.yaml"), folder.resolve("tools.yaml"));
        Files.copy(Path.of("../specs/tools.schema.json"), folder.resolve("tools.schema.json"));
        var options = new CodegenConfigurator()
                .setGeneratorName("paigo-mcp")
                .setInputSpec(contract.toString())
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
