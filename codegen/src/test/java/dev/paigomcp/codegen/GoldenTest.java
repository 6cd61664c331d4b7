package dev.paigomcp.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.codegen.Pipeline.Generated;
import dev.paigomcp.codegen.Pipeline.Inputs;
import dev.paigomcp.codegen.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each folder of golden/ is a case: contract.yaml and tools.yaml go in; what comes out must equal the files of expected/,
 * none missing and none extra, and the findings stderr.txt. {@code -Dsnapshots=update} accepts what comes out.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(GOLDEN)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesWhatIsExpected(String name) throws IOException {
        var folder = GOLDEN.resolve(name);
        var inputs = inputs(folder);

        var first = render(Pipeline.run(inputs));
        var second = render(Pipeline.run(inputs));

        assertThat(second).as("the same inputs, run again").isEqualTo(first);
        if (UPDATE) {
            write(folder, first);
        }
        assertThat(first)
                .as("case %s; if this is intended, run: mvn verify -Dsnapshots=update", name)
                .isEqualTo(read(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools.json", "plans.json", "client.json", "examples.json"})
    void proseInTheContractChangesNothing(String file) throws IOException {
        assertThat(Files.readString(GOLDEN.resolve("prose-changes-nothing/expected/" + file)))
                .isEqualTo(Files.readString(GOLDEN.resolve("three-tools/expected/" + file)));
    }

    private static Inputs inputs(Path folder) throws IOException {
        return new Inputs(
                "contract.yaml",
                Files.readString(folder.resolve("contract.yaml")),
                "tools.yaml",
                Files.readString(folder.resolve("tools.yaml")),
                Files.readString(Path.of("../specs/tools.schema.json")));
    }

    private static TreeMap<String, String> render(Generated generated) {
        var files = new TreeMap<String, String>();
        generated.files().forEach((path, text) -> {
            var file = path.substring(path.lastIndexOf('/') + 1);
            if (!file.equals("contract.json") && !file.equals("mapping.yaml")) {
                files.put("expected/" + file, text);
            }
        });
        if (generated.errors().isEmpty()) {
            files.put("expected/client.json", generated.clientDocument());
        }
        if (!generated.diagnostics().isEmpty()) {
            files.put(
                    "stderr.txt",
                    generated.diagnostics().stream()
                            .map(Diagnostic::toString)
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        return files;
    }

    private static TreeMap<String, String> read(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.equals("contract.yaml") && !name.equals("tools.yaml")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    private static void write(Path folder, TreeMap<String, String> files) throws IOException {
        for (var old : read(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (var file : files.entrySet()) {
            var target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }
}
